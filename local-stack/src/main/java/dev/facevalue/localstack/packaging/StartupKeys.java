package dev.facevalue.localstack.packaging;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The keys under which a step of the start leaves a value for later ones. They are texts in the steps' classes, each
 * with a number that one counter of the build gave, so that two keys are never the same; which number it is means
 * nothing.
 */
final class StartupKeys {

    private static final Pattern KEY = Pattern.compile("proxykey[0-9]+");

    private final Map<String, String> renamed = new HashMap<>();

    private StartupKeys() {}

    /** The same classes, the keys numbered from 1 in the order in which the classes, by name, mention them. */
    static Archive renumber(Archive archive) throws IOException {
        StartupKeys keys = new StartupKeys();
        SortedMap<String, byte[]> entries = new TreeMap<>();
        for (Map.Entry<String, byte[]> entry : archive.entries().entrySet()) {
            entries.put(
                    entry.getKey(),
                    entry.getKey().endsWith(".class") ? keys.renumber(entry.getValue()) : entry.getValue());
        }
        return new Archive(entries, archive.time());
    }

    /**
     * Only texts in the constant pool are replaced: what refers to them does so by their place, and what comes after
     * the pool does not depend on how long it is (JVMS 4.4).
     */
    private byte[] renumber(byte[] classFile) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(classFile.length);
        DataInputStream from = new DataInputStream(new ByteArrayInputStream(classFile));
        DataOutputStream to = new DataOutputStream(bytes);
        // The magic number and the version.
        to.writeLong(from.readLong());
        int count = from.readUnsignedShort();
        to.writeShort(count);
        for (int place = 1; place < count; place++) {
            int tag = from.readUnsignedByte();
            to.writeByte(tag);
            switch (tag) {
                case 1 -> {
                    byte[] text = renumberText(from.readNBytes(from.readUnsignedShort()));
                    to.writeShort(text.length);
                    to.write(text);
                }
                case 7, 8, 16, 19, 20 -> to.write(from.readNBytes(2));
                case 15 -> to.write(from.readNBytes(3));
                case 3, 4, 9, 10, 11, 12, 17, 18 -> to.write(from.readNBytes(4));
                case 5, 6 -> {
                    to.write(from.readNBytes(8));
                    // A long or a double takes two places.
                    place++;
                }
                default -> throw new IOException("A constant has the unknown tag " + tag);
            }
        }
        from.transferTo(to);
        return bytes.toByteArray();
    }

    private byte[] renumberText(byte[] text) {
        // A byte a letter: what is no key is not looked at further.
        String key = new String(text, StandardCharsets.ISO_8859_1);
        return KEY.matcher(key).matches()
                ? renamed.computeIfAbsent(key, _ -> "proxykey" + (renamed.size() + 1))
                        .getBytes(StandardCharsets.ISO_8859_1)
                : text;
    }
}
