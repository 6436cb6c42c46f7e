package dev.facevalue.localstack;

import java.nio.file.Path;

/** PostgreSQL, as it is watched. */
record WatchedDatabase(Database database) implements Watch.Watched {

    @Override
    public String name() {
        return "PostgreSQL";
    }

    @Override
    public ProcessHandle handle() {
        return database.postmaster();
    }

    @Override
    public String ending() {
        // Its code is told to its parent, which is not us.
        return "ended";
    }

    @Override
    public Path logFile() {
        return database.logFile();
    }

    @Override
    public boolean startAgain() {
        return database.startAgain();
    }
}
