package dev.facevalue.localstack;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The end of a log file, for the message of a failure that it explains. */
final class LogTail {

    private static final int BOUND_BYTES = 2000;

    private LogTail() {}

    /** The last lines under a heading of their own, or nothing when there are none to be read. */
    static String of(Path logFile) {
        if (Files.notExists(logFile)) {
            return "";
        }
        try (FileChannel file = FileChannel.open(logFile)) {
            long from = Math.max(0, file.size() - BOUND_BYTES);
            ByteBuffer tail = ByteBuffer.allocate((int) (file.size() - from));
            file.read(tail, from);
            String text = new String(tail.array(), 0, tail.position(), StandardCharsets.UTF_8).strip();
            return text.isEmpty()
                    ? ""
                    : System.lineSeparator() + "The end of " + logFile + ":" + System.lineSeparator() + text;
        } catch (IOException e) {
            return System.lineSeparator() + "(" + logFile + " cannot be read: " + e.getMessage() + ")";
        }
    }
}
