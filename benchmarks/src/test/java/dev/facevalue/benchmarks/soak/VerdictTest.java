package dev.facevalue.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.benchmarks.soak.Verdict.Claim;
import dev.facevalue.benchmarks.testbed.LeastSquares;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each mistake that is planted in clean findings breaks one claim, and no other. */
class VerdictTest {

    @Test
    void cleanFindingsAreClean() {
        assertThat(Verdict.of(new Found().findings()).broken()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("planted")
    void aPlantedMistakeBreaksItsClaim(Planted planted) {
        Found found = new Found();
        planted.mistake().accept(found);

        assertThat(Verdict.of(found.findings()).broken())
                .extracting(Claim::claim)
                .singleElement()
                .asString()
                .contains(planted.claim());
    }

    static List<Planted> planted() {
        return List.of(
                new Planted("every accepted fact", found -> found.lost = 1),
                new Planted("what was refused does not", found -> found.surplus = 1),
                new Planted("nothing else lies there", found -> found.strangers = 1),
                new Planted("each receipt", found -> found.misplaced = 1),
                new Planted("as many records as were accepted", found -> {
                    found.appended = 999;
                    found.projected = 999;
                }),
                new Planted("as many records as were accepted", found -> {
                    found.appended = 1_011;
                    found.projected = 1_011;
                }),
                new Planted("dead letter", found -> found.deadLetters = 1),
                new Planted("every record is projected", found -> found.projected = 1_004),
                new Planted("exactly the facts", found -> found.projectionMissing = 1),
                new Planted("exactly the facts", found -> found.projectionSurplus = 1),
                new Planted("exactly the facts", found -> found.projectionTwice = 1),
                new Planted("answers are the counts", found -> found.answers = List.of("another")),
                new Planted("at the peak: every request", found -> found.atPeak = part(100, 100, 0, 0, 1)),
                new Planted("four fifths of the peak: every request", found -> found.steady = part(100, 100, 0, 0, 1)),
                new Planted("four fifths of the peak: every request", found -> found.steady = part(100, 100, 0, 1, 0)),
                new Planted("next to nothing is refused", found -> found.steady = part(1_000, 1_000, 2, 0, 0)),
                new Planted("next to nothing is refused", found -> found.steady = part(1_000, 999, 0, 0, 0)),
                new Planted("the projection keeps up", found -> found.keptUp = Duration.ofSeconds(11)),
                new Planted("three times the peak: every request", found -> found.burst = part(100, 100, 50, 0, 1)),
                new Planted("that was more than could be taken", found -> found.burst = part(100, 100, 0, 0, 0)),
                new Planted("afterwards all is as before", found -> found.recovery = Duration.ofSeconds(60)),
                new Planted("runs out of memory", found -> found.alarms = List.of("OutOfMemoryError")),
                new Planted("memory is flat", found -> found.line = new LeastSquares(20, 1, 100)));
    }

    record Planted(String claim, Consumer<Found> mistake) {}

    private static Findings.Part part(long planned, long begun, long notNow, long unanswered, long faults) {
        return new Findings.Part(planned, begun, notNow, unanswered, faults, faults == 0 ? List.of() : List.of("500"));
    }

    /** Clean, until something is planted. */
    private static final class Found {
        private long lost;
        private long surplus;
        private long strangers;
        private long misplaced;
        private long appended = 1_005;
        private long projected = 1_005;
        private long deadLetters;
        private long projectionMissing;
        private long projectionSurplus;
        private long projectionTwice;
        private List<String> answers = List.of();
        private Findings.Part atPeak = part(100, 100, 3, 0, 0);
        private Findings.Part steady = part(1_000, 1_000, 1, 0, 0);
        private Duration keptUp = Duration.ofMillis(300);
        private Findings.Part burst = part(100, 80, 50, 0, 0);
        private Duration recovery = Duration.ofSeconds(10);
        private List<String> alarms = List.of();
        private LeastSquares line = new LeastSquares(4, 1, 100);

        Findings findings() {
            return new Findings(
                    1_000,
                    10,
                    appended,
                    projected,
                    deadLetters,
                    new Log.Differences(lost, surplus, strangers, misplaced, false, List.of()),
                    new Projection.Differences(projectionMissing, projectionSurplus, projectionTwice, answers),
                    atPeak,
                    steady,
                    keptUp,
                    burst,
                    false,
                    recovery,
                    Duration.ofSeconds(60),
                    List.of(new Growth("heap", line, 1, 5)),
                    alarms);
        }
    }
}
