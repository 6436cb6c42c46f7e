package dev.facevalue.benchmarks.fold;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

class PeerFactTest {

    private static final byte[] KEY = "deal-1/00000000-0000-0001-0000-000000000002".getBytes(UTF_8);
    private static final Stamp STAMP = new Stamp(1_000_002, 1, 2);

    @Test
    void readsAnOutcomeAndPassesOverWhatItDoesNotCountBy() {
        String json = """
                {"accountId":"a","country":"NL","decidedAt":"1970-01-01T00:00:02Z","strategy":"SAVE_FACE",\
                "value":{"amount":1,"currency":"EUR"},"relationship":"STRAINED"}""";

        assertThat(PeerFact.read(KEY, headers("dev.facevalue.deal-outcome.recorded.v1"), json.getBytes(UTF_8)))
                .contains(new PeerFact.Ended(
                        "deal-1",
                        new HeldDeal.Outcome(STAMP, 2_000_000, "NL", Strategy.SAVE_FACE, Relationship.STRAINED)));
    }

    @Test
    void readsAnObservation() {
        String json = """
                {"dealId":"deal-1","observedAt":"1970-01-01T00:00:03Z","relationship":"FOR_LIFE"}""";

        assertThat(PeerFact.read(KEY, headers("dev.facevalue.relationship.observed.v1"), json.getBytes(UTF_8)))
                .contains(new PeerFact.Observed(
                        "deal-1", new HeldDeal.Observation(STAMP, 3_000_000, Relationship.FOR_LIFE)));
    }

    @Test
    void passesOverATombstone() {
        assertThat(PeerFact.read(KEY, headers("dev.facevalue.deal.erased.v1"), null))
                .isEmpty();
    }

    private static Headers headers(String type) {
        return new RecordHeaders()
                .add("ce_type", type.getBytes(UTF_8))
                .add("ce_time", "1970-01-01T00:00:01.000002Z".getBytes(UTF_8));
    }
}
