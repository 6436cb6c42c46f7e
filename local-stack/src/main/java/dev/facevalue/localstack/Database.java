package dev.facevalue.localstack;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A real PostgreSQL 18 in a process of its own, with every durability switch on, reachable from this machine alone.
 *
 * <p>The role {@link #username()} owns the database of {@link #jdbcUrl()} and may create others; it is no superuser,
 * because its password is known to everybody. The superuser's password is drawn at random and lies in the directory,
 * for its owner to read.
 *
 * <p>What was committed survives {@link #close()}, a {@code kill -9} of the JVM or of PostgreSQL and a new start on the
 * same directory. A PostgreSQL that a killed JVM left running is stopped at the next start.
 */
public final class Database implements AutoCloseable {

    private static final String NAME = "facevalue";
    private static final String DATA = "data";
    private static final String SUPERUSER = "postgres";
    private static final Duration START_BOUND = Duration.ofMinutes(1);
    private static final long RETRY_MILLIS = 300;
    private static final long LOG_BOUND_BYTES = 10L * 1024 * 1024;

    private final int port;
    private final Path directory;
    private final Path logFile;
    private final boolean stopWithJvm;
    private final DirectoryLock lock;
    private @Nullable EmbeddedPostgres server;
    private volatile ProcessHandle postmaster;
    private boolean closed;

    private Database(
            int port,
            Path directory,
            Path logFile,
            boolean stopWithJvm,
            DirectoryLock lock,
            EmbeddedPostgres server,
            ProcessHandle postmaster) {
        this.port = port;
        this.directory = directory;
        this.logFile = logFile;
        this.stopWithJvm = stopWithJvm;
        this.lock = lock;
        this.server = server;
        this.postmaster = postmaster;
    }

    /**
     * Starts PostgreSQL and returns when it takes connections. It is also stopped when this JVM ends in good order.
     *
     * @param directory where its data lie; created if it is new, continued if a database has run on it before
     * @param port the port on the loopback interface, or 0 for a free one
     * @throws LocalStackException when the port is taken, another JVM runs a database on the directory, or PostgreSQL
     *     does not start; the message ends with what PostgreSQL wrote to its log
     */
    public static Database start(Path directory, int port) {
        return start(directory, port, directory.resolve("postgresql.log"), true);
    }

    /**
     * As {@link #start(Path, int)}; {@code stopWithJvm} is false for a caller that stops its parts in an order of its
     * own.
     */
    static Database start(Path directory, int port, Path logFile, boolean stopWithJvm) {
        int chosenPort = port == 0 ? Ports.free() : port;
        Path absolute = directory.toAbsolutePath().normalize();
        Path data = absolute.resolve(DATA);
        DirectoryLock lock = DirectoryLock.take(absolute)
                .orElseThrow(() -> new LocalStackException("A database is already running on " + absolute));
        try {
            // Whoever holds the lock owns the directory, so a PostgreSQL that still runs on it has lost its JVM.
            Postmaster.stop(data);
            Ports.requireFree(chosenPort, "PostgreSQL");
            Path absoluteLog = logFile.toAbsolutePath();
            EmbeddedPostgres server = startServer(absolute, chosenPort, absoluteLog, stopWithJvm);
            return new Database(chosenPort, absolute, absoluteLog, stopWithJvm, lock, server, Postmaster.require(data));
        } catch (LocalStackException e) {
            lock.close();
            throw e;
        }
    }

    /**
     * Stops the PostgreSQL that a killed JVM left running on a directory; one that still has its JVM is left alone.
     *
     * @return whether there was one
     */
    static boolean stopOrphan(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        if (Files.notExists(absolute)) {
            return false;
        }
        return DirectoryLock.take(absolute)
                .map(lock -> {
                    try (lock) {
                        return Postmaster.stop(absolute.resolve(DATA));
                    }
                })
                .orElse(false);
    }

    /** The URL of the database, without user and password. */
    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + NAME;
    }

    /** The role that owns the database. */
    public String username() {
        return NAME;
    }

    /** The password of {@link #username()}. */
    public String password() {
        return NAME;
    }

    /** The port on the loopback interface; a database started again on it is found by the same clients. */
    public int port() {
        return port;
    }

    /** PostgreSQL's first process, as it was started last. */
    ProcessHandle postmaster() {
        return postmaster;
    }

    /** Where PostgreSQL's output is appended. */
    Path logFile() {
        return logFile;
    }

    /** Whether PostgreSQL runs; it may be recovering, or paused. */
    public boolean isAlive() {
        return postmaster.isAlive();
    }

    /**
     * {@code kill -9} of PostgreSQL's first process; those that serve connections end by themselves when they notice.
     */
    public void kill() {
        Signals.send("KILL", List.of(postmaster));
        postmaster.onExit().join();
    }

    /** {@code kill -9} of the processes that serve connections, on which PostgreSQL ends all others and recovers. */
    public void killSessions() {
        Signals.send("KILL", postmaster.children().toList());
    }

    /** {@code SIGSTOP}: all of PostgreSQL stands still, with its connections open, until {@link #resume()}. */
    public void pause() {
        // The first process first, so that it starts no other meanwhile.
        Signals.send("STOP", List.of(postmaster));
        Signals.send("STOP", postmaster.descendants().toList());
    }

    /** {@code SIGCONT}: a paused PostgreSQL goes on. */
    public void resume() {
        Signals.send("CONT", postmaster.descendants().toList());
        Signals.send("CONT", List.of(postmaster));
    }

    /**
     * Starts PostgreSQL again after {@link #kill()}, and returns when it takes connections.
     *
     * @throws LocalStackException when it does not start within a minute
     */
    public void restart() {
        long end = System.nanoTime() + START_BOUND.toNanos();
        while (true) {
            try {
                startAgain();
                return;
            } catch (LocalStackException notYet) {
                if (System.nanoTime() > end) {
                    throw notYet;
                }
                pauseBriefly();
            }
        }
    }

    private static void pauseBriefly() {
        try {
            Thread.sleep(RETRY_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while starting PostgreSQL again", e);
        }
    }

    /**
     * Starts PostgreSQL again, on its directory and its port, after it died; one that still runs is stopped first.
     *
     * @return whether it was started; it is not once this was closed
     * @throws LocalStackException when it does not start; trying again later may help, for processes that the dead one
     *     has left behind may take a moment to notice
     */
    synchronized boolean startAgain() {
        if (closed) {
            return false;
        }
        stopServer();
        Ports.requireFree(port, "PostgreSQL");
        server = startServer(directory, port, logFile, stopWithJvm);
        postmaster = Postmaster.require(data());
        return true;
    }

    /** Stops PostgreSQL, ending what is connected, and returns when it is gone. Closing twice does nothing. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        // Given back last: then nothing runs on the directory any more.
        try (lock) {
            stopServer();
        }
    }

    private void stopServer() {
        try {
            if (server != null) {
                server.close();
                server = null;
            }
        } catch (IOException e) {
            throw new LocalStackException("PostgreSQL on port " + port + " could not be stopped", e);
        }
        // The library gives up after some seconds without saying so.
        Postmaster.stop(data());
    }

    private Path data() {
        return directory.resolve(DATA);
    }

    private static EmbeddedPostgres startServer(Path directory, int port, Path logFile, boolean stopWithJvm) {
        Path data = directory.resolve(DATA);
        try {
            return startServer(directory, data, port, logFile, stopWithJvm);
        } catch (IOException | SQLException | RuntimeException | LinkageError e) {
            LocalStackException failure = new LocalStackException(
                    "PostgreSQL did not start on 127.0.0.1:" + port + " with its data in " + data + ": "
                            + e.getMessage() + LogTail.of(logFile),
                    e);
            stopAfterFailure(data, failure);
            throw failure;
        }
    }

    private static EmbeddedPostgres startServer(Path directory, Path data, int port, Path logFile, boolean stopWithJvm)
            throws IOException, SQLException {
        Path passwordFile = directory.resolve("superuser-password");
        boolean isNew = Files.notExists(passwordFile);
        if (isNew) {
            // The password is written last, so without it there is nothing here but an initialisation that was
            // interrupted.
            Directories.delete(data);
        }
        if (Files.exists(logFile) && Files.size(logFile) > LOG_BOUND_BYTES) {
            Files.delete(logFile);
        }
        ProcessBuilder.Redirect log = ProcessBuilder.Redirect.appendTo(logFile.toFile());
        EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(binaries().toFile())
                .setPort(port)
                .setPGStartupWait(START_BOUND)
                .setRegisterShutdownHook(stopWithJvm)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // The library, made for throw-away tests, turns these off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("max_connections", "100")
                // A socket in a shared directory would let everybody on this machine in by another door.
                .setServerConfig("unix_socket_directories", "");
        if (!isNew) {
            builder.setConnectConfig("password", Files.readString(passwordFile));
        }
        EmbeddedPostgres server = builder.start();
        if (isNew) {
            secure(server, data, passwordFile);
        }
        return server;
    }

    /**
     * Closes the door that an initialisation without passwords leaves open, and makes the role and database of the
     * services.
     */
    private static void secure(EmbeddedPostgres server, Path data, Path passwordFile) throws IOException, SQLException {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String password = HexFormat.of().formatHex(random);
        try (Connection connection = server.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("alter role " + SUPERUSER + " password '" + password + "'");
            statement.execute("create role " + NAME + " login createdb password '" + NAME + "'");
            statement.execute("create database " + NAME + " owner " + NAME);
            Files.write(
                    data.resolve("pg_hba.conf"),
                    List.of("host all all 127.0.0.1/32 scram-sha-256", "host all all ::1/128 scram-sha-256"));
            statement.execute("select pg_reload_conf()");
        }
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, password);
    }

    /**
     * Where the binaries are unpacked, once for all databases of this user. Not in the shared temporary directory:
     * there another user could have put his own.
     */
    private static Path binaries() throws IOException {
        String cacheHome = System.getenv("XDG_CACHE_HOME");
        Path cache = cacheHome == null || cacheHome.isBlank()
                ? Path.of(System.getProperty("user.home"), ".cache")
                : Path.of(cacheHome);
        return Files.createDirectories(cache.resolve("facevalue").resolve("postgresql"));
    }

    private static void stopAfterFailure(Path data, LocalStackException failure) {
        try {
            Postmaster.stop(data);
        } catch (LocalStackException e) {
            failure.addSuppressed(e);
        }
    }
}
