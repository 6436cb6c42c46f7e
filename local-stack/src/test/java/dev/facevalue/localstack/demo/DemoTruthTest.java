package dev.facevalue.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Culture;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Holds what the facts say, once they are folded, against what is written of the world they come from. */
class DemoTruthTest {

    /** One chance in 16,000 for a cell; there are some 100 cells, and the seed is fixed. */
    private static final double SIGMAS = 4;

    private static final int ENOUGH = 30;

    private final List<Seen> seen = seen(DemoWorldTest.folded().values());

    @Test
    void showsInEveryCultureStrategyAndFaceRisk() {
        Map<String, Tally> cells = new TreeMap<>();
        for (Seen deal : seen) {
            cells.computeIfAbsent(deal.culture() + " " + deal.strategy() + " " + deal.faceRisk(), key -> new Tally())
                    .add(deal);
        }

        assertThat(cells).hasSize(11 * 3 * 3);
        assertThat(cells.values().stream()
                        .filter(tally -> tally.deals >= ENOUGH)
                        .count())
                .as("cells that can tell")
                .isGreaterThan(80);
        assertThat(cells).allSatisfy((cell, tally) -> tally.assertTruth(cell));
    }

    @Test
    void showsForEveryTrustAndPrevention() {
        Map<String, Tally> cells = new TreeMap<>();
        for (Seen deal : seen) {
            cells.computeIfAbsent(deal.strategy() + " " + deal.trust() + " " + deal.prevention(), key -> new Tally())
                    .add(deal);
        }

        assertThat(cells).hasSize(3 * 3 * 3).allSatisfy((cell, tally) -> tally.assertTruth(cell));
    }

    @Test
    void misleadsInEasternEuropeAsItSays() {
        List<Seen> east = seen.stream()
                .filter(deal -> deal.culture() == Culture.EASTERN_EUROPE)
                .toList();

        assertThat(rate(east, deal -> deal.strategy() == Strategy.CONFRONT))
                .as("crude")
                .isGreaterThan(rate(east, deal -> deal.strategy() == Strategy.SAVE_FACE) + 0.05);
        for (Level faceRisk : Level.values()) {
            assertThat(truth(Strategy.SAVE_FACE, faceRisk))
                    .as("truth at %s face risk", faceRisk)
                    .isGreaterThan(truth(Strategy.CONFRONT, faceRisk));
        }
    }

    @Test
    void isTheTableOfTheDocumentation() throws Exception {
        String page = Files.readString(Path.of("src/main/java/dev/facevalue/localstack/demo/package-info.java"));

        assertThat(DemoTruth.table().lines())
                .hasSize(Culture.values().length)
                .allSatisfy(line -> assertThat(page).contains(" * " + line + "\n"));
    }

    private static int truth(Strategy strategy, Level faceRisk) {
        return DemoTruth.preserved(Culture.EASTERN_EUROPE, strategy, faceRisk, Level.MEDIUM, Prevention.NONE);
    }

    private static double rate(List<Seen> deals, Predicate<Seen> which) {
        List<Seen> chosen = deals.stream().filter(which).toList();
        return (double) chosen.stream().filter(Seen::preserved).count() / chosen.size();
    }

    private static List<Seen> seen(Collection<DealState> states) {
        List<Seen> seen = new ArrayList<>();
        for (DealState state : states) {
            DealOutcome outcome = DemoWorldTest.outcome(state);
            Strategy strategy = outcome.strategy();
            Level faceRisk = outcome.faceRisk();
            Level trust = outcome.trust();
            Prevention prevention = outcome.prevention();
            if (strategy != null && faceRisk != null && trust != null && prevention != null) {
                state.holdingObservation()
                        .ifPresent(observation -> seen.add(new Seen(
                                outcome.effectiveCulture(),
                                strategy,
                                faceRisk,
                                trust,
                                prevention,
                                observation.relationship().isPreserved())));
            }
        }
        return seen;
    }

    private record Seen(
            Culture culture, Strategy strategy, Level faceRisk, Level trust, Prevention prevention, boolean preserved) {

        double chance() {
            return DemoTruth.preserved(culture, strategy, faceRisk, trust, prevention) / 100.0;
        }
    }

    /** What was seen in a cell, and what was to be expected of its deals. */
    private static final class Tally {

        private int deals;
        private int preserved;
        private double expected;
        private double variance;

        void add(Seen deal) {
            double chance = deal.chance();
            deals++;
            preserved += deal.preserved() ? 1 : 0;
            expected += chance;
            variance += chance * (1 - chance);
        }

        void assertTruth(String cell) {
            assertThat((double) preserved)
                    .as("%s: preserved of %d deals, expected %.1f", cell, deals, expected)
                    .isBetween(expected - SIGMAS * Math.sqrt(variance), expected + SIGMAS * Math.sqrt(variance));
        }
    }
}
