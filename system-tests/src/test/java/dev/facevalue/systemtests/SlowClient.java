package dev.facevalue.systemtests;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A client that keeps a connection, sends what it likes when it likes, and need not read. */
final class SlowClient implements AutoCloseable {

    private static final int SMALL_BUFFER = 4_096;
    private static final Pattern CONTENT_LENGTH = Pattern.compile("(?i)\r\ncontent-length: ([0-9]+)\r\n");

    private final Socket socket = new Socket();

    SlowClient(URI service) {
        try {
            // So that an answer that is not read fills what lies between, and stops the service.
            socket.setReceiveBufferSize(SMALL_BUFFER);
            socket.connect(new InetSocketAddress(service.getHost(), service.getPort()));
            socket.setTcpNoDelay(true);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    /** Sends the head of a request, with the credentials of a demo user, and the beginning of its body. */
    SlowClient begin(String method, String path, String user, String headers, String bodyStart) {
        String credentials = Base64.getEncoder().encodeToString((user + ':' + user).getBytes(StandardCharsets.UTF_8));
        return send(method + ' ' + path + " HTTP/1.1\r\nHost: localhost\r\nAuthorization: Basic " + credentials + "\r\n"
                + headers + "\r\n" + bodyStart);
    }

    /** Sends a text; what the service does not take any more is lost. */
    SlowClient send(String text) {
        try {
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException cutOff) {
            // Whoever reads next will see it.
        }
        return this;
    }

    /** What comes until the service ends it, or until nothing has come for some time. */
    String readFor(Duration patience) {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        try {
            socket.setSoTimeout((int) patience.toMillis());
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                read.write(next);
            }
        } catch (SocketTimeoutException | SocketException nothingMore) {
            // As it may.
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return read.toString(StandardCharsets.UTF_8);
    }

    /**
     * Waits for an answer, and passes over its body, if its length is told.
     *
     * @return its head; what came of it, if the service ended it or said nothing for long
     */
    String awaitHead() {
        StringBuilder head = new StringBuilder();
        try {
            socket.setSoTimeout((int) Installation.BOUND.toMillis());
            InputStream answer = socket.getInputStream();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = answer.read();
                if (next < 0) {
                    return head.toString();
                }
                head.append((char) next);
            }
            Matcher length = CONTENT_LENGTH.matcher(head);
            if (length.find()) {
                answer.skipNBytes(Long.parseLong(length.group(1)));
            }
        } catch (SocketTimeoutException | SocketException nothingMore) {
            // The head says how far it came.
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return head.toString();
    }

    /** Whether the service has ended the connection; what it sent before is passed over. */
    boolean isCutOff() {
        try {
            socket.setSoTimeout(100);
            while (socket.getInputStream().read() >= 0) {
                // Passed over.
            }
            return true;
        } catch (SocketTimeoutException stillThere) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException alreadyGone) {
            throw new UncheckedIOException(alreadyGone);
        }
    }
}
