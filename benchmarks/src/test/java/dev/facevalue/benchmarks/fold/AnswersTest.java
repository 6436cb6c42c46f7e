package dev.facevalue.benchmarks.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AnswersTest {

    private final List<String> known = new ArrayList<>();
    private String text = "one";
    private String tag = "\"1\"";

    @SuppressWarnings("NullAway.Init")
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            try (exchange) {
                String named = exchange.getRequestHeaders().getFirst("If-None-Match");
                known.add(String.valueOf(named));
                if (tag.equals(named)) {
                    exchange.sendResponseHeaders(304, -1);
                } else if (text.isEmpty()) {
                    exchange.sendResponseHeaders(500, -1);
                } else {
                    exchange.getResponseHeaders().set("ETag", tag);
                    exchange.sendResponseHeaders(200, text.length());
                    exchange.getResponseBody().write(text.getBytes(UTF_8));
                }
            }
        });
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void namesTheAnswerThatItHas() throws Exception {
        try (Answers<String> answers = answers()) {
            assertThat(answers.ask()).isEqualTo("one");
            assertThat(answers.ask()).isEqualTo("one");
            text = "two";
            tag = "\"2\"";
            assertThat(answers.ask()).isEqualTo("two");
            assertThat(answers.ask()).isEqualTo("two");
        }

        assertThat(known).containsExactly("null", "\"1\"", "\"1\"", "\"2\"");
    }

    @Test
    void aRefusalIsNoAnswer() {
        text = "";
        try (Answers<String> answers = answers()) {
            assertThatIOException().isThrownBy(answers::ask).withMessageContaining("500");
        }
    }

    private Answers<String> answers() {
        return Answers.to(URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/"), body -> body);
    }
}
