package dev.facevalue.analytics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the addresses are injected
class StandingsStreamIT {

    private static final String ANALYST =
            "Basic " + Base64.getEncoder().encodeToString("analyst:analyst".getBytes(StandardCharsets.UTF_8));

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    @TestHTTPResource("/v1/standings/stream")
    URI address;

    @Test
    void aChangeIsToldToWhoeverListens() {
        try (Listener listener = new Listener(address, "")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> listener.count("event:changed") == 1);

            write();

            await().atMost(Duration.ofSeconds(20)).until(() -> listener.count("event:changed") >= 2);
            assertThat(listener.ids()).doesNotHaveDuplicates().allMatch(id -> id.matches("\\d+(\\.\\d+){6}"));
            assertThat(listener.lines).anyMatch(line -> line.startsWith("data:{\"asOf\":\"20"));
        }
    }

    @Test
    void whoeverComesBackIsToldOnlyWhatHeMissed() {
        write();
        String told;
        try (Listener listener = new Listener(address, "")) {
            await().atMost(Duration.ofSeconds(20)).until(() -> !listener.ids().isEmpty());
            told = listener.ids().getLast();
        }
        try (Listener listener = new Listener(address, told)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> listener.count(":nothing new") >= 1);
            assertThat(listener.count("event:changed")).isZero();
        }

        write();

        try (Listener listener = new Listener(address, told)) {
            await().atMost(Duration.ofSeconds(20)).until(() -> listener.count("event:changed") == 1);
        }
    }

    @Test
    void whoeverAsksForTheHeadAloneHoldsNothingUp() throws Exception {
        try (Socket connection = new Socket(address.getHost(), address.getPort())) {
            connection.setSoTimeout(20_000);
            BufferedReader answers =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.US_ASCII));

            ask(connection, "HEAD /v1/standings/stream");
            assertThat(headOf(answers)).startsWith("HTTP/1.1 200").containsIgnoringCase("text/event-stream");
            ask(connection, "GET /v1/countries");
            assertThat(headOf(answers)).startsWith("HTTP/1.1 200");
        }
    }

    private void ask(Socket connection, String methodAndPath) throws IOException {
        connection
                .getOutputStream()
                .write((methodAndPath + " HTTP/1.1\r\nHost: " + address.getAuthority() + "\r\nAuthorization: " + ANALYST
                                + "\r\n\r\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static String headOf(BufferedReader answers) throws IOException {
        StringBuilder head = new StringBuilder();
        for (String line = answers.readLine(); line != null && !line.isEmpty(); line = answers.readLine()) {
            head.append(line).append('\n');
        }
        return head.toString();
    }

    private void write() {
        try (Stream stream = new Stream(bootstrapServers)) {
            stream.write(List.of(Records.of(
                    new RelationshipObservation(
                            "heard-" + UUID.randomUUID(),
                            Instant.parse("2025-03-01T12:00:00Z"),
                            Relationship.MAINTAINED),
                    Instant.parse("2025-03-01T12:00:00Z"))));
        }
        Stream.awaitProjected();
    }

    /** A connection that reads what is told until it is closed. */
    private static final class Listener implements AutoCloseable {

        private final List<String> lines = new CopyOnWriteArrayList<>();
        private final HttpClient http = HttpClient.newHttpClient();

        Listener(URI address, String lastEventId) {
            HttpRequest.Builder request = HttpRequest.newBuilder(address).header("Authorization", ANALYST);
            if (!lastEventId.isEmpty()) {
                request.header("Last-Event-ID", lastEventId);
            }
            var _ = http.sendAsync(request.build(), HttpResponse.BodyHandlers.ofLines())
                    .thenAcceptAsync(response -> response.body().forEach(lines::add));
        }

        /** How many lines begin so; a space behind the colon says nothing. */
        long count(String beginning) {
            return lines.stream()
                    .map(line -> line.replaceFirst(": ", ":"))
                    .filter(line -> line.startsWith(beginning))
                    .count();
        }

        List<String> ids() {
            return lines.stream()
                    .filter(line -> line.startsWith("id:"))
                    .map(line -> line.substring("id:".length()).strip())
                    .toList();
        }

        @Override
        public void close() {
            http.shutdownNow();
        }
    }
}
