package dev.facevalue.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.benchmarks.faults.Fault.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoundsTest {

    private static final Set<Target> ALL = Set.of();
    private static final Set<Target> BROKERS = Set.of(Target.BROKER_2, Target.BROKER_1);

    @TempDir
    private Path directory;

    @Test
    void whatIsOnRecordIsThereTheNextTime() throws IOException {
        rounds(ALL).record(7, 20, clean());

        assertThat(rounds(ALL).hasSeed(7)).isTrue();
        assertThat(rounds(ALL).hasSeed(8)).isFalse();
        assertThat(rounds(ALL).summary())
                .startsWith("20 faults in 1 rounds on record, 1,200 facts sent, 1,100 accepted, 1,150 records, 9 dead")
                .endsWith("below 15.00 % of such faults do, at 95 %.");
    }

    @Test
    void roundsInWhichOnlySomeMightSufferAreCountedByThemselves() throws IOException {
        rounds(ALL).record(7, 20, clean());
        rounds(BROKERS).record(8, 100, clean());

        assertThat(rounds(BROKERS).hasSeed(7)).isFalse();
        assertThat(rounds(ALL).hasSeed(8)).isFalse();
        assertThat(rounds(BROKERS).summary()).startsWith("100 faults in 1 rounds");
        assertThat(rounds(ALL).summary()).startsWith("20 faults in 1 rounds");
    }

    @Test
    void aRoundThatWasNotCleanIsSaidToBe() throws IOException {
        Rounds rounds = rounds(ALL);
        rounds.record(7, 20, clean());
        rounds.record(8, 20, new Round.Outcome("not ready again", false, Duration.ofSeconds(150)));

        assertThat(rounds.summary()).startsWith("40 faults in 2 rounds").endsWith("1 rounds were not clean.");
    }

    private Rounds rounds(Set<Target> only) throws IOException {
        return Rounds.in(directory.resolve("faults.ndjson"), only);
    }

    private static Round.Outcome clean() {
        return new Round.Outcome(
                "{\"sent\":1200,\"accepted\":1100,\"records\":1150,\"deadLetters\":9,\"violations\":0}",
                true,
                Duration.ofSeconds(4));
    }
}
