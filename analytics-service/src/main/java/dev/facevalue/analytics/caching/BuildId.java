package dev.facevalue.analytics.caching;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * Names a build by all that decides its answers: the service's own classes and resources, and every module and library
 * that it runs with. The same code has the same id, wherever and whenever it is built; other code has another one,
 * committed or not. Maven runs this once the service's classes are there.
 */
final class BuildId {

    /** Where the build leaves the id, beside this class. */
    static final String FILE = "build.id";

    private BuildId() {}

    /**
     * Writes the id of what is on the class path.
     *
     * @param arguments the directory of the service's classes, which is on the class path too
     */
    static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0])
                .resolve(BuildId.class.getPackageName().replace('.', '/'))
                .resolve(FILE);
        String classPath = Objects.requireNonNull(System.getProperty("java.class.path"));
        // What is to be written does not name itself.
        Files.deleteIfExists(file);
        Files.writeString(
                file,
                of(Stream.of(classPath.split(File.pathSeparator, -1))
                        .map(Path::of)
                        .toList()));
    }

    /**
     * The id of a class path.
     *
     * @param classPath jars and directories, in the order in which classes are looked for; only what is in them counts,
     *     not where they are, what they are called or how old they are
     * @return 64 hexadecimal digits
     */
    static String of(List<Path> classPath) throws IOException {
        MessageDigest digest = sha256();
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                addDirectory(digest, entry);
            } else {
                addFile(digest, entry);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void addDirectory(MessageDigest digest, Path directory) throws IOException {
        // By name, for directories are listed in another order elsewhere.
        String[] names;
        try (Stream<Path> files = Files.walk(directory)) {
            names = files.filter(Files::isRegularFile)
                    .map(file -> directory.relativize(file).toString().replace('\\', '/'))
                    .sorted()
                    .toArray(String[]::new);
        }
        addLength(digest, names.length);
        for (String name : names) {
            byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
            addLength(digest, bytes.length);
            digest.update(bytes);
            addFile(digest, directory.resolve(name));
        }
    }

    private static void addFile(MessageDigest digest, Path file) throws IOException {
        addLength(digest, Files.size(file));
        try (OutputStream to = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            Files.copy(file, to);
        }
    }

    /** Before what it measures, so that no two class paths become the same bytes. */
    private static void addLength(MessageDigest digest, long length) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(length).array());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
