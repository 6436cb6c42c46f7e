package dev.facevalue.benchmarks.fold;

import dev.facevalue.localstack.Database;
import dev.facevalue.localstack.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;

/** A PostgreSQL that was never used, as the local stack starts it; gone with its data when it is closed. */
final class EmptyDatabase implements AutoCloseable {

    private final Path directory;
    private final Database database;

    private EmptyDatabase(Path directory, Database database) {
        this.directory = directory;
        this.database = database;
    }

    /** @param directory in which a directory is made for it */
    static EmptyDatabase start(Path directory) throws IOException {
        Path own = Files.createTempDirectory(directory, "postgresql");
        return new EmptyDatabase(own, Database.start(own, 0));
    }

    Connection connect() throws SQLException {
        return DriverManager.getConnection(url(), username(), password());
    }

    String url() {
        return database.jdbcUrl();
    }

    String username() {
        return database.username();
    }

    String password() {
        return database.password();
    }

    @Override
    public void close() throws IOException {
        database.close();
        Directories.delete(directory);
    }
}
