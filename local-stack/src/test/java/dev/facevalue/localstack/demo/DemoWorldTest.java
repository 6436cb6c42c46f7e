package dev.facevalue.localstack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.geography.Culture;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DemoWorldTest {

    private static final long SEED = 2009;
    private static final Instant END = Instant.parse("2026-03-31T12:00:00Z");
    private static final DemoWorld WORLD = DemoWorld.of(SEED, END);

    @Test
    void givesTheSameBytesForTheSameSeedOnEveryMachine() throws Exception {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        digest.update(DemoJson.outcomes(WORLD.outcomes()));
        digest.update(DemoJson.observations(WORLD.observations()));
        digest.update(String.join("\n", WORLD.erasures()).getBytes(UTF_8));

        // Taken from the generator itself: a change of the generator changes it, a change of the machine must not.
        assertThat(HexFormat.of().formatHex(digest.digest()))
                .isEqualTo("a2e76d5308ae3c7d1872b4ceee52a5e473157e3336a81831735fe1da306161a4");
    }

    @Test
    void givesAnotherWorldForAnotherSeed() {
        assertThat(DemoWorld.of(SEED + 1, END)).isNotEqualTo(WORLD);
    }

    @Test
    void hasTheDealsOfEveryMarket() {
        Map<Culture, Integer> deals = new TreeMap<>();
        folded().values().forEach(state -> deals.merge(outcome(state).effectiveCulture(), 1, Integer::sum));

        assertThat(deals)
                .containsExactlyInAnyOrderEntriesOf(Map.ofEntries(
                        Map.entry(Culture.GERMANIC_EUROPE, 4_200),
                        Map.entry(Culture.ANGLO, 3_900),
                        Map.entry(Culture.LATIN_EUROPE, 2_300),
                        Map.entry(Culture.NORDIC_EUROPE, 2_100),
                        Map.entry(Culture.EASTERN_EUROPE, 1_900),
                        Map.entry(Culture.CONFUCIAN_ASIA, 1_800),
                        Map.entry(Culture.LATIN_AMERICA, 1_300),
                        Map.entry(Culture.SOUTHERN_ASIA, 1_100),
                        Map.entry(Culture.MIDDLE_EAST, 700),
                        Map.entry(Culture.UNCLASSIFIED, 440),
                        Map.entry(Culture.SUB_SAHARAN_AFRICA, 260)));
    }

    @Test
    void knowsWhatTheStandingsMustCount() {
        Map<String, DealState> deals = folded();
        WORLD.erasures().forEach(deals::remove);
        List<DealState> refused = deals.values().stream()
                .filter(state -> outcome(state).strategy() != null)
                .toList();

        assertThat(WORLD.countedDeals()).isEqualTo((int) refused.stream()
                .filter(state -> state.holdingObservation().isPresent())
                .count());
        assertThat(WORLD.countedDeals() + WORLD.awaitingDeals()).isEqualTo(refused.size());
    }

    @Test
    void saysNothingAfterItsEndAndNothingBeforeItHappened() {
        assertThat(WORLD.outcomes())
                .allSatisfy(said ->
                        assertThat(said.recordedAt()).isBetween(said.fact().decidedAt(), END));
        assertThat(WORLD.observations())
                .allSatisfy(said ->
                        assertThat(said.recordedAt()).isBetween(said.fact().observedAt(), END));
    }

    @Test
    void spansTwentyFourMonths() {
        List<Instant> decided = WORLD.outcomes().stream()
                .map(said -> said.fact().decidedAt())
                .sorted()
                .toList();

        assertThat(decided.getFirst())
                .isBetween(Instant.parse("2024-03-26T12:00:00Z"), Instant.parse("2024-04-02T12:00:00Z"));
        assertThat(decided.getLast()).isBetween(Instant.parse("2026-03-30T12:00:00Z"), END);
    }

    @Test
    void hasEveryKindOfFactThatADemoMustShow() {
        long deals = WORLD.outcomes().stream()
                .map(said -> said.fact().dealId())
                .distinct()
                .count();
        List<DealOutcome> held =
                folded().values().stream().map(DemoWorldTest::outcome).toList();

        assertThat(deals).isEqualTo(20_000);
        assertThat(WORLD.outcomes().size() - deals).as("corrections").isBetween(400L, 800L);
        assertThat(WORLD.observations()).as("later observations").hasSizeBetween(10_000, 16_000);
        assertThat(WORLD.awaitingDeals()).isBetween(500, 2_000);
        assertThat(WORLD.erasures()).hasSizeBetween(20, 80).doesNotHaveDuplicates();
        assertThat(held).as("won without a refusal").anyMatch(outcome -> outcome.strategy() == null);
        assertThat(held).as("two clusters in one country").anyMatch(outcome -> outcome.culture() != null);
        assertThat(held)
                .as("a country of two clusters that says none")
                .anyMatch(outcome ->
                        outcome.culture() == null && outcome.country().code().equals("ZA"));
    }

    @Test
    void correctsAnOutcomeOnlyAfterItWasSaid() {
        Map<String, Instant> first = new HashMap<>();
        for (Said<DealOutcome> said : WORLD.outcomes()) {
            Instant before = first.putIfAbsent(said.fact().dealId(), said.recordedAt());
            if (before != null) {
                assertThat(said.recordedAt()).isAfter(before);
            }
        }
    }

    static DealOutcome outcome(DealState state) {
        return (DealOutcome) state.holdingOutcome().orElseThrow().fact();
    }

    /** The deals as the contract's semantics make them of the facts. */
    static Map<String, DealState> folded() {
        List<RecordedFact> facts = new ArrayList<>();
        Stream.concat(WORLD.outcomes().stream(), WORLD.observations().stream())
                .forEach(
                        said -> facts.add(new RecordedFact(new UUID(0, facts.size()), said.recordedAt(), said.fact())));
        Map<String, DealState> deals = new TreeMap<>();
        for (RecordedFact fact : facts) {
            DealState before = deals.getOrDefault(fact.fact().dealId(), DealState.EMPTY);
            switch (before.add(fact)) {
                case DealState.Added added -> deals.put(fact.fact().dealId(), added.state());
                case DealState.AlreadyKnown known -> throw new AssertionError("said twice: " + known + fact);
                case DealState.Erased erased -> throw new AssertionError("said of a deal erased: " + erased + fact);
                case DealState.Full full -> throw new AssertionError("too much said: " + full + fact);
            }
        }
        return deals;
    }
}
