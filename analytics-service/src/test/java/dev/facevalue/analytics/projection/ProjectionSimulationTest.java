package dev.facevalue.analytics.projection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The shipped projection and outbox under seeded schedules of everything that can go wrong (docs/simulation.md).
 *
 * <p>{@code -Dsimulation.schedules} and {@code -Dsimulation.seed} say how many schedules and from which seed on;
 * {@code ./facevalue bench simulation} gives them.
 */
class ProjectionSimulationTest {

    private static final long SCHEDULES = Long.parseLong(System.getProperty("simulation.schedules", "20000"));
    private static final long SEED = Long.parseLong(System.getProperty("simulation.seed", "1"));

    /** Within so many schedules each planted fault must be found. */
    private static final long FOUND_WITHIN = 5_000;

    @Test
    void noScheduleBreaksTheContract() {
        long started = System.nanoTime();
        Schedules schedules = Schedules.run(SEED, SCHEDULES, PlantedFault.NONE, run -> {
            if (run % 50_000 == 0) {
                System.out.printf("%,d schedules, %s%n", run, since(started));
            }
        });

        System.out.printf(
                "%,d schedules from seed %d on, %,d steps, %s: %s%n",
                schedules.run(),
                SEED,
                schedules.steps(),
                since(started),
                schedules.violation() == null ? "no violation" : "a violation");
        System.out.println(schedules.seen());
        Simulation.Outcome violation = schedules.violation();
        if (violation != null || SCHEDULES == 1) {
            Simulation.Outcome again = Schedules.replay(violation == null ? SEED : violation.seed(), PlantedFault.NONE);
            again.trace().forEach(System.out::println);
        }
        assertThat(violation == null ? null : "seed " + violation.seed() + ": " + violation.violation())
                .isNull();
    }

    @Test
    void theSchedulesHoldWhatMakesTheProjectionHard() {
        assertThat(Schedules.run(1, 3_000, PlantedFault.NONE).seen()).containsOnlyKeys(Scheduler.Seen.values());
    }

    @Test
    void aSeedAlwaysGivesTheSameSchedule() {
        for (long seed = 0; seed < 50; seed++) {
            List<String> once = Schedules.replay(seed, PlantedFault.NONE).trace();

            assertThat(Schedules.replay(seed, PlantedFault.NONE).trace()).isEqualTo(once);
        }
    }

    static Stream<PlantedFault> plantedFaults() {
        return Arrays.stream(PlantedFault.values()).filter(each -> each != PlantedFault.NONE);
    }

    @ParameterizedTest
    @MethodSource("plantedFaults")
    void aPlantedFaultIsFound(PlantedFault planted) {
        Schedules schedules = Schedules.run(1, FOUND_WITHIN, planted);

        Simulation.Outcome found = schedules.violation();
        if (found == null) {
            throw new AssertionError(planted + " is not found within " + FOUND_WITHIN + " schedules");
        }
        System.out.printf("%s: found by schedule %d: %s%n", planted, schedules.run(), found.violation());
        assertThat(Schedules.replay(found.seed(), planted).violation()).isEqualTo(found.violation());
    }

    private static Duration since(long nanoTime) {
        return Duration.ofMillis((System.nanoTime() - nanoTime) / 1_000_000);
    }
}
