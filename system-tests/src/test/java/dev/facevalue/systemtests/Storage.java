package dev.facevalue.systemtests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.record.FileRecords;
import org.apache.kafka.common.record.Record;
import org.jspecify.annotations.Nullable;

/** Everything that an installation has written down: tables, the broker's files, logs. */
record Storage(Path kafka, Path logs, String jdbcUrl, String username, String password) {

    private static final int MOST_LOOKS = 100;

    private static final Pattern SEGMENT = Pattern.compile(".*\\.log(\\.[a-z]+)?");

    /** The tables, by name. */
    Set<String> tables() throws SQLException {
        return new TreeSet<>(texts("select format('%I.%I', table_schema, table_name) from information_schema.tables"
                + " where table_schema not in ('pg_catalog', 'information_schema')"));
    }

    /** The rows of all tables in which one of the traces is found, as text or in what is packed. */
    List<String> rowsWith(Set<String> traces) throws SQLException {
        List<String> found = new ArrayList<>();
        for (String table : tables()) {
            for (String row : texts("select cast(each as text) from " + table + " each")) {
                // Packed columns come as hexadecimal digits.
                if (traces.stream()
                        .anyMatch(trace -> row.contains(trace)
                                || row.contains(HexFormat.of().formatHex(trace.getBytes(UTF_8)))
                                || row.contains(trace.replace("-", "")))) {
                    found.add(table + ": " + row);
                }
            }
        }
        return found;
    }

    /**
     * The traces that stand in the segments of a topic on the broker's disk, those included that are about to be
     * deleted. Segments are compressed, so their records are unpacked.
     */
    Set<String> onDisk(String topic, Set<String> traces) {
        return found(
                kafka,
                path -> SEGMENT.matcher(path.toString()).matches() && isOf(topic, path),
                Storage::records,
                traces);
    }

    /** The traces that stand in what any process has logged; the broker's own files called log are its data. */
    Set<String> inLogs(Set<String> traces) {
        return found(
                logs,
                path -> path.toString().endsWith(".log") && !path.startsWith(kafka),
                path -> Files.readString(path, ISO_8859_1),
                traces);
    }

    private static boolean isOf(String topic, Path segment) {
        Path partition = segment.getParent();
        return partition != null && partition.getFileName().toString().startsWith(topic + '-');
    }

    /** All that the records of a segment say, as text. */
    private static String records(Path segment) throws IOException {
        StringBuilder said = new StringBuilder();
        try (FileRecords records = FileRecords.open(segment.toFile(), false)) {
            for (Record each : records.records()) {
                append(said, each.key());
                append(said, each.value());
                for (Header header : each.headers()) {
                    said.append(new String(header.value(), UTF_8)).append('\n');
                }
            }
        }
        return said.toString();
    }

    private static void append(StringBuilder said, @Nullable ByteBuffer bytes) {
        if (bytes != null) {
            said.append(UTF_8.decode(bytes)).append('\n');
        }
    }

    private interface Reading {
        String of(Path path) throws IOException;
    }

    /**
     * What is found by a look during which no file vanished. The broker renames a segment before it deletes it, and one
     * that is renamed meanwhile is seen under neither name.
     */
    private static Set<String> found(Path under, Predicate<Path> which, Reading reading, Set<String> traces) {
        for (int look = 1; ; look++) {
            try {
                return foundAtOnce(under, which, reading, traces);
            } catch (NoSuchFileException vanished) {
                if (look == MOST_LOOKS) {
                    throw new UncheckedIOException(vanished);
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    private static Set<String> foundAtOnce(Path under, Predicate<Path> which, Reading reading, Set<String> traces)
            throws IOException {
        Set<String> found = new TreeSet<>();
        Files.walkFileTree(under, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path path, BasicFileAttributes file) throws IOException {
                if (file.isRegularFile() && which.test(path)) {
                    String content = reading.of(path);
                    traces.stream().filter(content::contains).forEach(found::add);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return found;
    }

    private List<String> texts(String query) throws SQLException {
        List<String> texts = new ArrayList<>();
        try (Connection connection = DriverManager.getConnection(jdbcUrl, username, password);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) {
                texts.add(rows.getString(1));
            }
        }
        return texts;
    }
}
