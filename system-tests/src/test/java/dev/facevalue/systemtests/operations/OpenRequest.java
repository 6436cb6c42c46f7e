package dev.facevalue.systemtests.operations;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.util.Base64;

/** A POST whose body is written piece by piece, over a connection of its own, so that it stays in hand. */
final class OpenRequest implements AutoCloseable {

    private final Socket connection;

    private OpenRequest(Socket connection) {
        this.connection = connection;
    }

    /** Sends the head of a request by {@code recorder}, whose body is of that type. */
    static OpenRequest begin(URI service, String path, String type, String requestId) throws IOException {
        OpenRequest request = new OpenRequest(new Socket(service.getHost(), service.getPort()));
        request.write(String.join(
                "\r\n",
                "POST " + path + " HTTP/1.1",
                "Host: " + service.getAuthority(),
                "Authorization: Basic " + Base64.getEncoder().encodeToString("recorder:recorder".getBytes(UTF_8)),
                "Content-Type: " + type,
                "X-Request-Id: " + requestId,
                "Connection: close",
                "Transfer-Encoding: chunked",
                "",
                ""));
        return request;
    }

    /** Sends a piece of the body. */
    void send(String piece) throws IOException {
        write(Integer.toHexString(piece.getBytes(UTF_8).length) + "\r\n" + piece + "\r\n");
    }

    /** Ends the body; the whole answer, head and all. */
    String end() throws IOException {
        write("0\r\n\r\n");
        return new String(connection.getInputStream().readAllBytes(), ISO_8859_1);
    }

    private void write(String text) throws IOException {
        connection.getOutputStream().write(text.getBytes(UTF_8));
        connection.getOutputStream().flush();
    }

    /** Breaks off what has not ended. */
    @Override
    public void close() throws IOException {
        connection.close();
    }
}
