package dev.facevalue.benchmarks.calibration;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class WorldTest {

    @Test
    void theWorldsAreTheOnesThatWereFixedBeforeAnyMethodWasTuned() {
        int digest = 0;
        for (Scenario scenario : Scenario.values()) {
            for (Seeds seeds : Seeds.values()) {
                digest = 31 * digest
                        + seeds.take(3)
                                .mapToObj(seed -> World.of(scenario, seed))
                                .mapToInt(world -> Arrays.deepHashCode(world.deals())
                                        ^ Arrays.deepHashCode(world.successes())
                                        ^ Arrays.deepHashCode(world.truth()))
                                .sum();
            }
        }

        assertThat(digest).isEqualTo(-611316367);
    }

    @ParameterizedTest
    @EnumSource
    void aWorldHasTheDealsOfItsScenario(Scenario scenario) {
        World world = World.of(scenario, 4);

        int deals = Stream.of(world.deals())
                .flatMap(Stream::of)
                .mapToInt(ofSituation -> Arrays.stream(ofSituation).sum())
                .sum();

        assertThat(deals).isEqualTo(scenario.deals(4));
    }

    @ParameterizedTest
    @EnumSource
    void optionsDifferInTruthExactlyWhereTheScenarioSaysSo(Scenario scenario) {
        World world = World.of(scenario, 5);

        double first = world.standardised(3, 0);
        double second = world.standardised(3, 1);

        if (scenario.hasEffect()) {
            assertThat(first).isNotEqualTo(second);
        } else {
            assertThat(first).isEqualTo(second);
        }
    }

    @Test
    void whereSellersChooseBySituationConfrontingBecomesRarerAsFaceRiskRises() {
        World world = World.of(Scenario.CONFOUNDED, 2);

        assertThat(share(world, 0, 0)).isGreaterThan(2 * share(world, 0, 2));
    }

    /** The share of an option among the deals of a face risk. */
    private static double share(World world, int option, int faceRisk) {
        double ofOption = 0;
        double all = 0;
        for (int[][] ofCulture : world.deals()) {
            for (int o = 0; o < World.OPTIONS; o++) {
                for (int trust = 0; trust < World.LEVELS; trust++) {
                    int deals = ofCulture[o][faceRisk * World.LEVELS + trust];
                    all += deals;
                    ofOption += o == option ? deals : 0;
                }
            }
        }
        return ofOption / all;
    }
}
