package dev.facevalue.systemtests.operations;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Api;
import dev.facevalue.systemtests.Installation;
import dev.facevalue.systemtests.Topic;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Base64;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** SIGTERM under load: what is in hand is answered, and what was accepted is there. */
@SuppressWarnings("NullAway.Init") // set before each test
class ShutdownIT {

    private static final String OUTCOMES = "/v1/deal-outcomes";
    private static final String NDJSON = "application/x-ndjson";
    private static final int SENDERS = 8;

    private Installation installation;

    @BeforeEach
    void start() {
        installation = new Installation();
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void aBulkBodyInHandIsTakenToItsEnd() throws Exception {
        ServiceProcess ingest = installation.ingest();
        try (OpenRequest inHand = OpenRequest.begin(ingest.service().uri(), OUTCOMES, NDJSON, "in-hand")) {
            inHand.send(fact("before") + '\n');
            await().atMost(Installation.BOUND).until(() -> installation.topic().size(Topic.DEAL_EVENTS) == 1);

            terminate(ingest);
            // Load balancers send it nothing more from then on.
            await().atMost(Installation.BOUND).until(() -> !ingest.isReady());
            assertThat(ingest.isAlive()).isTrue();
            inHand.send(fact("after-1") + '\n' + fact("after-2") + '\n');

            assertThat(inHand.end()).startsWith("HTTP/1.1 200 ").contains("\"accepted\":3,\"rejected\":0");
        }
        await().atMost(Installation.BOUND).until(() -> !ingest.isAlive());
        assertThat(dealsOnTheTopic()).containsExactlyInAnyOrder("before", "after-1", "after-2");
    }

    @Test
    void whateverWasAcceptedUnderLoadIsOnTheTopic() throws Exception {
        ServiceProcess ingest = installation.ingest();
        Set<String> accepted = ConcurrentHashMap.newKeySet();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var senders = IntStream.range(0, SENDERS)
                    .<Future<?>>mapToObj(sender -> threads.submit(() -> sendUntilTurnedAway(ingest, sender, accepted)))
                    .toList();
            await().atMost(Installation.BOUND).until(() -> accepted.size() > 500);

            terminate(ingest);

            for (Future<?> sender : senders) {
                sender.get();
            }
        }
        await().atMost(Installation.BOUND).until(() -> !ingest.isAlive());
        assertThat(dealsOnTheTopic()).containsAll(accepted);
    }

    @Test
    void analyticsEndsWhatListensAndLosesNothing() throws Exception {
        ServiceProcess ingest = installation.ingest();
        ServiceProcess analytics = installation.analytics();
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<InputStream> listening = client.send(
                    HttpRequest.newBuilder(analytics.service().uri().resolve("/v1/standings/stream"))
                            .header(
                                    "Authorization",
                                    "Basic " + Base64.getEncoder().encodeToString("analyst:analyst".getBytes(UTF_8)))
                            .build(),
                    HttpResponse.BodyHandlers.ofInputStream());
            String facts =
                    IntStream.range(0, 20_000).mapToObj(i -> fact("deal-" + i)).collect(Collectors.joining("\n"));
            Installation.recorder(ingest).post(OUTCOMES, NDJSON, facts).expect(200);

            terminate(analytics);

            // Broken off, it would throw.
            assertThat(new String(listening.body().readAllBytes(), UTF_8)).contains("event:changed");
        }
        await().atMost(Installation.BOUND).until(() -> !analytics.isAlive());
        analytics.restart();
        analytics.awaitReady(Installation.BOUND);
        Api analyst = Installation.analyst(analytics);
        Installation.awaitProjected(analyst);
        await().atMost(Installation.BOUND)
                .untilAsserted(() -> assertThat(analyst.get("/v1/standings?of=prevention&measure=won&country=NL")
                                .expect(200)
                                .json()
                                .path("deals")
                                .asInt())
                        .isEqualTo(20_000));
    }

    private static void sendUntilTurnedAway(ServiceProcess ingest, int sender, Set<String> accepted) {
        Api recorder = Installation.recorder(ingest);
        for (int i = 0; ; i++) {
            String dealId = sender + "-" + i;
            Api.Answer answer;
            try {
                answer = recorder.post(OUTCOMES, "application/json", fact(dealId));
            } catch (UncheckedIOException gone) {
                return;
            }
            if (answer.status() == 503) {
                return;
            }
            answer.expect(202);
            accepted.add(dealId);
        }
    }

    /** As a container's stop does; the test goes on while it works on that. */
    private static void terminate(ServiceProcess service) {
        assertThat(ProcessHandle.of(service.pid()).orElseThrow().destroy()).isTrue();
    }

    private Set<String> dealsOnTheTopic() {
        return installation.topic().all(Topic.DEAL_EVENTS).stream()
                .map(each -> Topic.header(each, "ce_subject"))
                .collect(Collectors.toSet());
    }

    private static String fact(String dealId) {
        return "{\"dealId\":\"" + dealId + "\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"NL\","
                + "\"decision\":\"WON\",\"prevention\":\"NONE\"}";
    }
}
