package dev.facevalue.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.facevalue.deal.Violation;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class BulkTallyTest {

    private final BulkTally tally = new BulkTally(10, 2, 3);

    @Test
    void everyBadLineIsCountedAndTheFirstOnesAreNamed() {
        for (int line = 1; line <= 5; line++) {
            tally.rejected(line, "d-" + line, List.of(new Violation("country", "is required")));
        }

        assertThat(tally.report().rejected()).isEqualTo(5);
        assertThat(tally.report().errors()).extracting(BulkReport.BadLine::line).containsExactly(1L, 2L);
    }

    @Test
    void ofALineWithVeryManyViolationsTheFirstOnesAreNamed() {
        tally.rejected(1, null, Collections.nCopies(4, new Violation("x", "is not a field of this fact")));

        assertThat(tally.report().errors().getFirst().violations())
                .hasSize(4)
                .last()
                .isEqualTo(new Violation("", "and more besides"));
    }

    @Test
    void whatIsToldOfBadLinesIsBoundedHoweverLongItIs() {
        BulkTally many = new BulkTally(10, 1_000, 20);
        String quarter = "x".repeat(BulkTally.MAX_TOLD_CHARACTERS / 4);
        for (int line = 1; line <= 100; line++) {
            many.rejected(
                    line,
                    "d-" + line,
                    List.of(new Violation(line % 2 == 0 ? quarter : "", line % 2 == 0 ? "" : quarter)));
        }

        assertThat(many.report().rejected()).isEqualTo(100);
        assertThat(many.report().errors()).hasSize(100);
        assertThat(many.report().errors().subList(0, 4))
                .allSatisfy(error -> assertThat(error.violations().toString()).contains(quarter));
        assertThat(many.report().errors().subList(4, 100))
                .extracting(BulkReport.BadLine::line, BulkReport.BadLine::dealId, BulkReport.BadLine::violations)
                .startsWith(tuple(
                        5L, "d-5", List.of(new Violation("", "is wrong, as lines before; put those right first"))))
                .allSatisfy(error -> assertThat(error.toString()).hasSizeLessThan(100));
    }
}
