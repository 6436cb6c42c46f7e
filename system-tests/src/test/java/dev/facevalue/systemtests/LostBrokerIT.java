package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.BrokerCluster;
import dev.facevalue.localstack.BrokerProcess;
import dev.facevalue.localstack.ServiceProcess;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * {@code kill -9} of each of three brokers in turn, under load: what was accepted is there and is counted once, what
 * was refused may be there once or not at all, and the services go on by themselves.
 */
class LostBrokerIT {

    private static final int SENDERS = 4;
    private static final String PATH = "/v1/deal-outcomes";

    /** As long as a broker may be missed before facts are accepted again. */
    private static final Duration RECOVERY = Duration.ofSeconds(60);

    @Test
    void noAcceptedFactIsLostOrCountedTwiceWhenAnyOfThreeBrokersIsKilled() throws Exception {
        AtomicReference<BrokerCluster> started = new AtomicReference<>();
        // The brokers' own default would acknowledge what one of them alone has: ingest must ask for more.
        try (Installation installation =
                Installation.withBrokers(3, Map.of("min.insync.replicas", "1"), started::set)) {
            BrokerCluster brokers = started.get();
            ServiceProcess ingest = installation.ingest(Map.of("FACEVALUE_TOPICS_REPLICATION_FACTOR", "3"));
            Api analyst = Installation.analyst(installation.analytics());
            for (String topic : List.of(Topic.DEAL_EVENTS, Topic.DEAD_LETTERS)) {
                assertThat(installation.topic().setting(topic, "min.insync.replicas"))
                        .isEqualTo("2");
            }
            brokers.awaitInSync(Installation.BOUND);

            Senders senders = new Senders(Installation.recorder(ingest));
            try (senders) {
                for (BrokerProcess broker : brokers.brokers()) {
                    senders.awaitAccepted(100, Installation.BOUND);

                    broker.kill();

                    long begun = System.nanoTime();
                    senders.awaitAccepted(100, RECOVERY);
                    System.out.printf(
                            "without broker %d, 100 more facts were accepted after %d ms%n",
                            broker.id(), (System.nanoTime() - begun) / 1_000_000);
                    broker.restart();
                    broker.awaitReady(Installation.BOUND);
                    brokers.awaitInSync(Installation.BOUND);
                }
            }

            Set<String> onTopic = installation.topic().all(Topic.DEAL_EVENTS).stream()
                    .map(fact -> Topic.header(fact, "ce_subject"))
                    .collect(Collectors.toSet());
            System.out.printf(
                    "%d told, %d accepted, %d not accepted, %d on the topic%n",
                    senders.told.get(), senders.accepted.size(), senders.notAccepted.size(), onTopic.size());
            assertThat(onTopic).containsAll(senders.accepted);
            assertThat(onTopic).allMatch(deal -> senders.accepted.contains(deal) || senders.notAccepted.contains(deal));

            Installation.awaitProjected(analyst);
            await().atMost(Installation.BOUND)
                    .untilAsserted(() -> assertThat(analyst.get("/v1/standings?measure=won&of=prevention")
                                    .expect(200)
                                    .json()
                                    .path("deals")
                                    .asInt())
                            .isEqualTo(onTopic.size()));
            assertThat(installation.progress().deals()).isEqualTo(onTopic.size());
            assertThat(installation.topic().size(Topic.DEAD_LETTERS)).isZero();
        }
    }

    /** Several who say one fact after another, each about a deal of its own, and remember what they were answered. */
    private static final class Senders implements AutoCloseable {

        private final Api recorder;
        private final AtomicInteger told = new AtomicInteger();
        private final Set<String> accepted = ConcurrentHashMap.newKeySet();
        private final Set<String> notAccepted = ConcurrentHashMap.newKeySet();
        private final Set<String> unforeseen = ConcurrentHashMap.newKeySet();
        private final AtomicBoolean ending = new AtomicBoolean();
        private final ExecutorService threads = Executors.newFixedThreadPool(SENDERS);

        Senders(Api recorder) {
            this.recorder = recorder;
            for (int sender = 0; sender < SENDERS; sender++) {
                threads.execute(this::send);
            }
        }

        private void send() {
            while (!ending.get()) {
                String deal = "deal-" + told.incrementAndGet();
                int status = recorder.post(PATH, "application/json", fact(deal)).status();
                switch (status) {
                    case 202 -> accepted.add(deal);
                    case 503 -> notAccepted.add(deal);
                    default -> unforeseen.add(deal + ": " + status);
                }
            }
        }

        private static String fact(String deal) {
            return """
                    {"dealId":"%s","decidedAt":"%s","country":"NL","decision":"WON","prevention":"NONE"}""".formatted(deal, Instant.now().minusSeconds(60));
        }

        /** Waits until so many more facts are accepted. */
        void awaitAccepted(int more, Duration bound) {
            int before = accepted.size();
            await().atMost(bound).pollInterval(Duration.ofMillis(50)).until(() -> accepted.size() >= before + more);
        }

        @Override
        public void close() {
            ending.set(true);
            threads.close();
            assertThat(unforeseen).isEmpty();
        }
    }
}
