package dev.facevalue.benchmarks.strangers;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** One connection after the other to a service: as HTTP/1.1 has it for whole requests, and a new one for others. */
final class Wire implements AutoCloseable {

    /** No whole request may go without an answer for longer. */
    static final Duration BOUND = Duration.ofSeconds(30);

    /** For how long it is looked whether an unclear request is answered: it may well be one that is not ended. */
    private static final Duration UNCLEAR_BOUND = Duration.ofSeconds(1);

    /** For how long it is looked whether it was answered as several requests. */
    private static final Duration QUIET = Duration.ofMillis(150);

    private static final int MOST_ANSWERS = 8;

    private final InetSocketAddress address;
    private @Nullable Socket socket;
    private @Nullable InputStream input;

    Wire(URI service) {
        address = new InetSocketAddress(service.getHost(), service.getPort());
    }

    /** How a conversation ended, beside the answers. */
    enum End {
        /** With an answer, and the connection stands. */
        ANSWERED,
        /** The service has closed the connection; there may have been an answer before. */
        CLOSED,
        /** Nothing came for as long as we waited. */
        SILENT,
        /** What came is not HTTP. */
        GARBLED
    }

    /** All that came of a request. */
    record Came(List<Answer> answers, End end) {}

    Came send(Sent sent) throws IOException {
        if (!sent.isClear()) {
            close();
        }
        boolean fresh = socket == null;
        Came came = exchange(sent);
        // A service may close a connection on which nothing goes on, just as something begins to.
        if (sent.isClear() && !fresh && came.answers().isEmpty() && came.end() == End.CLOSED) {
            came = exchange(sent);
        }
        return came;
    }

    private Came exchange(Sent sent) throws IOException {
        List<Answer> answers = new ArrayList<>();
        try {
            Socket open = open();
            open.setSoTimeout((int) (sent.isClear() ? BOUND : UNCLEAR_BOUND).toMillis());
            try {
                open.getOutputStream().write(sent.bytes());
            } catch (IOException closedWhileWriting) {
                // There may be an answer nevertheless: to the part of the request that was read.
                return drained(sent, answers);
            }
            do {
                Answer answer = read(sent);
                answers.add(answer);
                if (answer.header("connection").equalsIgnoreCase("close") || isEndless(answer)) {
                    close();
                    return new Came(answers, End.CLOSED);
                }
                open.setSoTimeout((int) QUIET.toMillis());
            } while (!sent.isClear() && answers.size() < MOST_ANSWERS);
            return new Came(answers, End.ANSWERED);
        } catch (SocketTimeoutException nothingCame) {
            close();
            return new Came(answers, End.SILENT);
        } catch (NoHttpException noHttp) {
            close();
            return new Came(answers, End.GARBLED);
        } catch (IOException closed) {
            close();
            return new Came(answers, End.CLOSED);
        }
    }

    private Came drained(Sent sent, List<Answer> answers) throws IOException {
        try {
            answers.add(read(sent));
        } catch (NoHttpException noHttp) {
            return new Came(answers, End.GARBLED);
        } catch (IOException nothing) {
            // The answer was lost with the connection.
        } finally {
            close();
        }
        return new Came(answers, End.CLOSED);
    }

    private Socket open() throws IOException {
        Socket open = socket;
        if (open == null) {
            open = new Socket();
            open.setTcpNoDelay(true);
            open.connect(address, (int) BOUND.toMillis());
            socket = open;
            input = new BufferedInputStream(open.getInputStream(), 1 << 16);
        }
        return open;
    }

    private Answer read(Sent sent) throws IOException {
        InputStream from = input;
        if (from == null) {
            throw new EOFException();
        }
        String first = line(from);
        // In whatever protocol and version was asked for: that is how the server has it.
        if (!first.matches("\\S+/[0-9]+\\.[0-9]+ [1-5][0-9][0-9]( .*)?")) {
            throw new NoHttpException();
        }
        int status = Integer.parseInt(first.split(" ", 3)[1]);
        Map<String, List<String>> headers = new TreeMap<>();
        for (String line = line(from); !line.isEmpty(); line = line(from)) {
            int colon = line.indexOf(':');
            if (colon < 1) {
                throw new NoHttpException();
            }
            headers.computeIfAbsent(line.substring(0, colon).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                    .add(line.substring(colon + 1).strip());
        }
        if (status < 200 && status != 101) {
            return read(sent);
        }
        Answer head = new Answer(status, headers, new byte[0]);
        boolean bodiless = sent.isHead() || status == 101 || status == 204 || status == 304 || isEndless(head);
        return bodiless ? head : new Answer(status, headers, body(from, head));
    }

    private static boolean isEndless(Answer answer) {
        return answer.header("content-type").startsWith("text/event-stream");
    }

    private static byte[] body(InputStream from, Answer head) throws IOException {
        if (head.header("transfer-encoding").equalsIgnoreCase("chunked")) {
            ByteArrayOutputStream body = new ByteArrayOutputStream();
            for (int size = chunkSize(from); size > 0; size = chunkSize(from)) {
                body.write(exactly(from, size));
                line(from);
            }
            while (!line(from).isEmpty()) {
                // Trailers.
            }
            return body.toByteArray();
        }
        String length = head.header("content-length");
        return length.isEmpty() ? from.readAllBytes() : exactly(from, Integer.parseInt(length));
    }

    private static int chunkSize(InputStream from) throws IOException {
        try {
            return Integer.parseInt(line(from).split(";", 2)[0].strip(), 16);
        } catch (NumberFormatException none) {
            throw new NoHttpException();
        }
    }

    private static byte[] exactly(InputStream from, int size) throws IOException {
        byte[] bytes = from.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        return bytes;
    }

    private static String line(InputStream from) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream(80);
        for (int next = from.read(); next != '\n'; next = from.read()) {
            if (next < 0) {
                throw new EOFException();
            }
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() throws IOException {
        Socket open = socket;
        socket = null;
        input = null;
        if (open != null) {
            open.close();
        }
    }

    /** What came is not HTTP. */
    private static final class NoHttpException extends IOException {

        private static final long serialVersionUID = 1;
    }
}
