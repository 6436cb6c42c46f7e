package dev.facevalue.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadTest {

    private static final Duration LEAD = Duration.ofSeconds(5);
    private static final Duration TURN = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(10);

    @Test
    void uploadsBringWhatProbesLeave() {
        Load load = new Load(10_050, 50, LEAD, TURN, POLL);

        assertThat(load.uploads().schedule().perSecond() * Uploads.FACTS
                        + load.probes().schedule().perSecond())
                .isEqualTo(10_050);
        assertThat(load.probes().schedule().within(load.duration())).isEqualTo(1_500);
        assertThat(load.uploads().schedule().within(load.uploading())).isEqualTo(3_500);
    }

    @Test
    void aTrialIsTheSameLoadForAnotherTime() {
        Load load = new Load(10_050, 50, LEAD, TURN, POLL);

        assertThat(load.lasting(Duration.ofSeconds(7)))
                .isEqualTo(new Load(10_050, 50, LEAD, Duration.ofSeconds(7), POLL));
    }

    @Test
    void probesAloneAreNoLoad() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Load(50, 50, LEAD, TURN, POLL));
    }

    @Test
    void theLowerPeakDecides() {
        Plan plan = new Plan("1g", 2, List.of(POLL), 2, 0.5, 50, LEAD, TURN, TURN, POLL);

        assertThat(plan.load(30_000, 20_000).factsPerSecond()).isEqualTo(10_000);
        assertThat(plan.load(20_000, 30_000)).isEqualTo(plan.load(30_000, 20_000));
    }
}
