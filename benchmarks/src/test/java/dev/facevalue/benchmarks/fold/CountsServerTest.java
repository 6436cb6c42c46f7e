package dev.facevalue.benchmarks.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.junit.jupiter.api.Test;

class CountsServerTest {

    @Test
    void asksForTheCountriesThatAreNamed() throws Exception {
        try (CountsServer server = CountsServer.start(
                0, countries -> countries.equals(Set.of("NL", "DE")) ? Map.of("NL CONFRONT SEVERED", 3L) : Map.of())) {
            assertThat(answer(server, "?country=NL&country=DE")).isEqualTo("NL CONFRONT SEVERED 3");
            assertThat(answer(server, "?country=NL")).isEmpty();
            assertThat(answer(server, "")).isEmpty();
        }
    }

    @Test
    void refusesWhileStoresMove() throws Exception {
        try (CountsServer server = CountsServer.start(0, _ -> {
            throw new InvalidStateStoreException("moving");
        })) {
            assertThatIOException().isThrownBy(() -> answer(server, "")).withMessageContaining("503");
        }
    }

    private static String answer(CountsServer server, String query) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.port() + CountsServer.PATH + query);
        try (Answers<List<String>> answers =
                Answers.to(uri, body -> body.lines().toList())) {
            return String.join("\n", answers.ask());
        }
    }
}
