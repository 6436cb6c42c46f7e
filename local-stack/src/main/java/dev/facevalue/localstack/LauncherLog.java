package dev.facevalue.localstack;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** Where Kafka, which runs in the launcher's own JVM, logs: a file, so that the terminal stays readable. */
final class LauncherLog {

    private static final int BOUND_BYTES = 10 * 1024 * 1024;

    private LauncherLog() {}

    static void writeTo(Path file) throws IOException {
        // The file's name is a pattern, in which a percent sign has a meaning of its own.
        Handler handler = new FileHandler(file.toString().replace("%", "%%"), BOUND_BYTES, 1, true);
        handler.setFormatter(new SimpleFormatter());
        LogManager.getLogManager().reset();
        Logger root = Logger.getLogger("");
        root.setLevel(Level.WARNING);
        root.addHandler(handler);
    }
}
