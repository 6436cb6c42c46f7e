package dev.facevalue.localstack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The right to use a directory, held by one owner on this machine at a time. It ends with its JVM, however that ends,
 * so whoever gets it may take what a former owner left running for an orphan.
 */
final class DirectoryLock implements AutoCloseable {

    private static final String FILE = "lock";

    /**
     * What this JVM holds. The system's lock belongs to the whole process and ends as soon as any of its files on the
     * same path is closed, so a second attempt within the JVM must not even open it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path file;
    private final FileChannel channel;

    private DirectoryLock(Path file, FileChannel channel) {
        this.file = file;
        this.channel = channel;
    }

    /**
     * Takes the lock of a directory, which is created if it is new.
     *
     * @return nothing if somebody else, in this JVM or another, holds it
     * @throws LocalStackException when the directory cannot be used at all
     */
    static Optional<DirectoryLock> take(Path directory) {
        try {
            Path file = Files.createDirectories(directory).toRealPath().resolve(FILE);
            if (!HELD.add(file)) {
                return Optional.empty();
            }
            Optional<DirectoryLock> lock = Optional.empty();
            try {
                lock = open(file);
                return lock;
            } finally {
                if (lock.isEmpty()) {
                    HELD.remove(file);
                }
            }
        } catch (IOException e) {
            throw new LocalStackException("The directory " + directory + " cannot be used: " + e, e);
        }
    }

    private static Optional<DirectoryLock> open(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            return Optional.empty();
        }
        channel.truncate(0);
        String pid = Long.toString(ProcessHandle.current().pid());
        channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.US_ASCII)));
        return Optional.of(new DirectoryLock(file, channel));
    }

    /** The id of the process that holds the lock of a directory, or held it last. Not for a lock of this JVM's own. */
    static Optional<String> holder(Path directory) {
        try {
            return Optional.of(Files.readString(directory.resolve(FILE)).strip())
                    .filter(pid -> !pid.isEmpty());
        } catch (IOException nobody) {
            return Optional.empty();
        }
    }

    /**
     * Whether a file is the one that a lock is held by; it must outlive whatever else is removed from the directory.
     */
    static boolean isLock(Path path) {
        return path.endsWith(FILE);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new LocalStackException("The lock of a directory cannot be given back", e);
        } finally {
            HELD.remove(file);
        }
    }
}
