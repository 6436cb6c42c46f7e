package dev.facevalue.localstack.packaging;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/**
 * The entries of a jar in the order of their names, the manifest first, as whoever reads a jar as a stream expects.
 *
 * @param entries what stands under each name; nothing under that of a directory
 * @param time when all of them were last changed, as the jar has it
 */
record Archive(SortedMap<String, byte[]> entries, LocalDateTime time) {

    private static final String META_INF = "META-INF/";
    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    Archive {
        entries = Collections.unmodifiableSortedMap(new TreeMap<>(entries));
    }

    /** @throws IOException if the file is no jar, is empty, or its entries are not all of one time */
    static Archive read(Path jar) throws IOException {
        SortedMap<String, byte[]> entries = new TreeMap<>();
        LocalDateTime time = null;
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            for (ZipEntry entry : Collections.list(zip.entries())) {
                if (time != null && !time.equals(entry.getTimeLocal())) {
                    throw new IOException(jar + " has entries of " + time + " and of " + entry.getTimeLocal());
                }
                time = entry.getTimeLocal();
                try (InputStream content = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), content.readAllBytes());
                }
            }
        }
        if (time == null) {
            throw new IOException(jar + " is empty");
        }
        return new Archive(entries, time);
    }

    byte[] bytes() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (String name : new String[] {META_INF, MANIFEST}) {
                byte[] content = entries.get(name);
                if (content != null) {
                    write(zip, name, content);
                }
            }
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                if (!entry.getKey().equals(META_INF) && !entry.getKey().equals(MANIFEST)) {
                    write(zip, entry.getKey(), entry.getValue());
                }
            }
        }
        return bytes.toByteArray();
    }

    private void write(ZipOutputStream zip, String name, byte[] content) throws IOException {
        ZipEntry entry = new ZipEntry(name);
        // As the local time that it is, and not as a moment, which would be another time in another zone.
        entry.setTimeLocal(time);
        zip.putNextEntry(entry);
        zip.write(content);
        zip.closeEntry();
    }
}
