package dev.facevalue.benchmarks.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class HeldDealTest {

    private static Stream<Arguments> facts() {
        return Stream.of(
                Arguments.of("an observation alone is not counted", List.of(observed(1, 5, "STRAINED")), null),
                Arguments.of(
                        "an outcome is counted before anything was observed",
                        List.of(ended(1, 10, "NL", null)),
                        group("NL", null)),
                Arguments.of(
                        "the outcome said last holds, however early the decision",
                        List.of(ended(2, 5, "DE", null), ended(1, 10, "NL", null)),
                        group("DE", null)),
                Arguments.of(
                        "an outcome said last takes the relationship of the one before it away",
                        List.of(ended(1, 10, "NL", "SEVERED"), ended(2, 10, "DE", null)),
                        group("DE", null)),
                Arguments.of(
                        "the observation observed last holds, not the one said last",
                        List.of(ended(1, 10, "NL", null), observed(3, 20, "STRAINED"), observed(2, 30, "FOR_LIFE")),
                        group("NL", "FOR_LIFE")),
                Arguments.of(
                        "of observations of one moment the one said last holds",
                        List.of(ended(1, 10, "NL", null), observed(3, 20, "STRAINED"), observed(2, 20, "FOR_LIFE")),
                        group("NL", "STRAINED")),
                Arguments.of(
                        "what an outcome tells was observed at its decision",
                        List.of(ended(1, 10, "NL", "SEVERED"), observed(2, 9, "FOR_LIFE")),
                        group("NL", "SEVERED")),
                Arguments.of(
                        "what was observed after the decision holds",
                        List.of(ended(2, 10, "NL", "SEVERED"), observed(1, 11, "FOR_LIFE")),
                        group("NL", "FOR_LIFE")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("facts")
    void holdsTheSameInAnyOrderAndHoweverOftenItIsSaid(String rule, List<PeerFact> facts, @Nullable Group group) {
        for (List<PeerFact> order : orders(facts)) {
            HeldDeal deal = HeldDeal.NONE;
            for (PeerFact fact : order) {
                deal = fact.onto(fact.onto(deal));
            }
            assertThat(deal.group().orElse(null)).as("%s, as %s", rule, order).isEqualTo(group);
        }
    }

    private static List<List<PeerFact>> orders(List<PeerFact> facts) {
        if (facts.isEmpty()) {
            return List.of(List.of());
        }
        List<List<PeerFact>> orders = new ArrayList<>();
        for (PeerFact first : facts) {
            List<PeerFact> others = new ArrayList<>(facts);
            others.remove(first);
            for (List<PeerFact> rest : orders(others)) {
                List<PeerFact> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }

    private static PeerFact ended(long recordedAt, long decidedAt, String country, @Nullable String relationship) {
        return new PeerFact.Ended(
                "deal-1",
                new HeldDeal.Outcome(
                        new Stamp(recordedAt, 0, recordedAt),
                        decidedAt,
                        country,
                        Strategy.CONFRONT,
                        relationship == null ? null : Relationship.valueOf(relationship)));
    }

    private static PeerFact observed(long recordedAt, long observedAt, String relationship) {
        return new PeerFact.Observed(
                "deal-1",
                new HeldDeal.Observation(
                        new Stamp(recordedAt, 0, recordedAt), observedAt, Relationship.valueOf(relationship)));
    }

    private static Group group(String country, @Nullable String relationship) {
        return new Group(country, Strategy.CONFRONT, relationship == null ? null : Relationship.valueOf(relationship));
    }
}
