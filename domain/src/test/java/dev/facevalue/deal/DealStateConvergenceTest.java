package dev.facevalue.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * That a deal's state is a function of the set of its facts, and the very one that the contract's sentences tell. Every
 * failure names the seed of its world.
 */
class DealStateConvergenceTest {

    private static final int WORLDS = 5_000;
    private static final int DELIVERIES = 8;

    @Test
    void anyOrderAndAnyRepetitionOfTheSameFactsGivesWhatTheContractSays() {
        for (long seed = 0; seed < WORLDS; seed++) {
            List<RecordedFact> facts = FactWorld.of(seed, 12);
            DealState expected = fold(facts);
            assertIsWhatTheContractSays(seed, expected, facts);
            Random random = new Random(~seed);
            for (int i = 0; i < DELIVERIES; i++) {
                List<RecordedFact> delivered = FactWorld.delivery(facts, random);
                assertThat(fold(delivered))
                        .as("seed %d, delivered %s", seed, delivered)
                        .isEqualTo(expected);
            }
        }
    }

    @Test
    void everyOrderOfAFewFactsGivesTheSame() {
        for (long seed = 0; seed < 400; seed++) {
            List<RecordedFact> facts = FactWorld.of(seed, 5);
            DealState expected = fold(facts);
            assertIsWhatTheContractSays(seed, expected, facts);
            for (List<RecordedFact> order : ordersOf(facts)) {
                assertThat(fold(order)).as("seed %d, order %s", seed, order).isEqualTo(expected);
            }
        }
    }

    @Test
    void anySplitIntoBatchesSomeOfThemAppliedAgainGivesTheSame() {
        for (long seed = 0; seed < WORLDS; seed++) {
            List<RecordedFact> facts = FactWorld.of(seed, 12);
            DealState expected = fold(facts);
            Random random = new Random(~seed);
            assertThat(foldInBatches(FactWorld.delivery(facts, random), random))
                    .as("seed %d", seed)
                    .isEqualTo(expected);
        }
    }

    @Test
    void anErasureAtEveryPositionAndEveryMomentGivesWhatTheContractSays() {
        for (long seed = 0; seed < 300; seed++) {
            List<RecordedFact> facts = FactWorld.of(seed, 8);
            for (Instant upTo : momentsAround(facts)) {
                RecordedFact erasure =
                        new RecordedFact(new UUID(42, 42), upTo.minusSeconds(2), new Erasure(Examples.DEAL, upTo));
                List<RecordedFact> all = new ArrayList<>(facts);
                all.add(erasure);
                for (int position = 0; position <= facts.size(); position++) {
                    List<RecordedFact> order = new ArrayList<>(facts);
                    order.add(position, erasure);
                    assertIsWhatTheContractSays(seed, fold(order), all);
                }
            }
        }
    }

    @Test
    void aLogFromWhichCompactionTookErasedFactsGivesTheSame() {
        for (long seed = 0; seed < WORLDS; seed++) {
            List<RecordedFact> facts = FactWorld.of(seed, 12);
            Random random = new Random(~seed);
            // Given a log that has lost some of what was erased, never what stands and never an erasure
            Oracle oracle = Oracle.over(facts);
            List<RecordedFact> compacted = facts.stream()
                    .filter(fact ->
                            fact.fact() instanceof Erasure || oracle.standing().contains(fact) || random.nextBoolean())
                    .toList();
            assertThat(fold(compacted)).as("seed %d", seed).isEqualTo(fold(facts));
        }
    }

    @Test
    void theWorldsHoldWhatMakesTheSemanticsHard() {
        // A test over made-up facts proves nothing unless the hard cases are among them.
        long erasedTheObservationThatHeld = seeds().filter(seed -> {
                    List<RecordedFact> facts = FactWorld.of(seed, 12);
                    Oracle all = Oracle.over(facts);
                    Oracle withoutErasures = Oracle.over(facts.stream()
                            .filter(fact -> !(fact.fact() instanceof Erasure))
                            .toList());
                    return all.observation().isPresent() && !all.observation().equals(withoutErasures.observation());
                })
                .count();
        long decidedByTheFactIdAlone = seeds().filter(seed -> {
                    List<RecordedFact> standing =
                            List.copyOf(Oracle.over(FactWorld.of(seed, 12)).standing());
                    return standing.stream()
                                    .filter(fact -> fact.fact() instanceof DealOutcome)
                                    .map(RecordedFact::recordedAt)
                                    .distinct()
                                    .count()
                            < standing.stream()
                                    .filter(fact -> fact.fact() instanceof DealOutcome)
                                    .count();
                })
                .count();

        assertThat(erasedTheObservationThatHeld).isGreaterThan(200);
        assertThat(decidedByTheFactIdAlone).isGreaterThan(200);
    }

    private static LongStream seeds() {
        return LongStream.range(0, WORLDS);
    }

    private static void assertIsWhatTheContractSays(long seed, DealState state, List<RecordedFact> facts) {
        Oracle oracle = Oracle.over(facts);
        assertThat(state.erasedUpTo()).as("erasure, seed %d, %s", seed, facts).isEqualTo(oracle.greatestErasure());
        assertThat(state.standing())
                .as("standing, seed %d, %s", seed, facts)
                .doesNotHaveDuplicates()
                .hasSameElementsAs(oracle.standing());
        assertThat(state.holdingOutcome())
                .as("outcome, seed %d, %s", seed, facts)
                .isEqualTo(oracle.outcome());
        assertThat(state.holdingObservation())
                .as("observation, seed %d, %s", seed, facts)
                .isEqualTo(oracle.observation());
    }

    private static DealState fold(List<RecordedFact> facts) {
        return Examples.stateOf(facts.toArray(RecordedFact[]::new));
    }

    /**
     * As a projection does it: a batch at a time onto the state as it was stored, and now and then a batch is applied,
     * lost before it was stored, and applied again, or stored and then delivered once more.
     */
    private static DealState foldInBatches(List<RecordedFact> facts, Random random) {
        DealState stored = DealState.EMPTY;
        int from = 0;
        while (from < facts.size()) {
            int to = from + 1 + random.nextInt(facts.size() - from);
            DealState state = stored;
            for (RecordedFact fact : facts.subList(from, to)) {
                state = Examples.next(state, fact);
            }
            switch (random.nextInt(4)) {
                case 0 -> {} // lost: the next turn starts from the same offset and the old state
                case 1 -> stored = stored(state); // stored, but the offset was not: delivered once more
                default -> {
                    stored = stored(state);
                    from = to;
                }
            }
        }
        return stored;
    }

    /** The state as it comes back from where it was stored. */
    private static DealState stored(DealState state) {
        return new DealState(state.erasedUpTo(), new ArrayList<>(state.standing()));
    }

    private static Set<Instant> momentsAround(List<RecordedFact> facts) {
        Set<Instant> moments = new HashSet<>();
        for (RecordedFact fact : facts) {
            moments.add(fact.recordedAt().minusNanos(1_000));
            moments.add(fact.recordedAt());
            moments.add(fact.recordedAt().plusNanos(1_000));
        }
        return moments;
    }

    private static List<List<RecordedFact>> ordersOf(List<RecordedFact> facts) {
        if (facts.isEmpty()) {
            return List.of(List.of());
        }
        List<List<RecordedFact>> orders = new ArrayList<>();
        for (RecordedFact first : facts) {
            List<RecordedFact> others = new ArrayList<>(facts);
            others.remove(first);
            for (List<RecordedFact> rest : ordersOf(others)) {
                List<RecordedFact> order = new ArrayList<>(List.of(first));
                order.addAll(rest);
                orders.add(order);
            }
        }
        return orders;
    }
}
