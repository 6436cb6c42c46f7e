package dev.facevalue.benchmarks.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The short form of {@code ./facevalue bench strangers}. */
class StrangersIT {

    private static final int REQUESTS = 5_000;
    private static final long SEED = 1_000_001;

    @Test
    void noRequestBreaksAServiceOrMakesItSayTooMuch() throws Exception {
        Piece.Outcome outcome = new Piece(
                        Path.of(System.getProperty("facevalue.root", "..")).toAbsolutePath(), SEED, REQUESTS)
                .run(System.out);

        assertThat(outcome.faults()).isEmpty();
        assertThat(outcome.figures().path("requests").asInt()).isEqualTo(REQUESTS);
        // What is sent must get far enough to be taken, and be refused in many ways.
        assertThat(outcome.figures().path("foundAgain").asInt()).isGreaterThan(500);
        assertThat(outcome.figures().path("answers").properties().stream().map(each -> each.getKey()))
                .contains("200", "202", "304", "400", "401", "403", "404", "405", "406", "413", "415");
    }
}
