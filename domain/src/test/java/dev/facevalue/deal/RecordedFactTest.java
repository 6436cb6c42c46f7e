package dev.facevalue.deal;

import static dev.facevalue.deal.Examples.at;
import static dev.facevalue.deal.Examples.observation;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordedFactTest {

    @Test
    void factIdsAreComparedAsUnsignedBytes() {
        assertThat(RecordedFact.BY_FACT_ID.compare(
                        named("00000000-0000-0000-0000-000000000001"), named("ffffffff-ffff-ffff-ffff-ffffffffffff")))
                .isNegative();
        assertThat(RecordedFact.BY_FACT_ID.compare(
                        named("00000000-0000-0000-8000-000000000000"), named("00000000-0000-0000-7fff-ffffffffffff")))
                .isPositive();
        assertThat(RecordedFact.BY_FACT_ID.compare(
                        named("00000000-0000-0001-0000-000000000000"), named("00000000-0000-0000-ffff-ffffffffffff")))
                .isPositive();
        assertThat(RecordedFact.BY_FACT_ID.compare(
                        named("12345678-0000-0000-0000-000000000001"), named("12345678-0000-0000-0000-000000000001")))
                .isZero();
    }

    @Test
    void whatWasRecordedLaterComesLaterWhateverTheFactId() {
        RecordedFact early = Examples.recorded(9, at(1), observation(at(0), Relationship.STRAINED));
        RecordedFact late = Examples.recorded(1, at(2), observation(at(0), Relationship.STRAINED));

        assertThat(RecordedFact.BY_RECORD.compare(early, late)).isNegative();
    }

    @Test
    void atTheSameMomentTheGreaterFactIdComesLater() {
        RecordedFact small = Examples.recorded(1, at(1), observation(at(0), Relationship.STRAINED));
        RecordedFact great = Examples.recorded(2, at(1), observation(at(0), Relationship.STRAINED));

        assertThat(RecordedFact.BY_RECORD.compare(small, great)).isNegative();
    }

    @Test
    void whatIsFinerThanAMicrosecondIsCutOff() {
        Instant fine = Instant.parse("2026-03-01T12:00:00.123456999Z");

        RecordedFact fact = Examples.recorded(1, fine, observation(fine, Relationship.STRAINED));

        assertThat(fact.recordedAt()).isEqualTo(Instant.parse("2026-03-01T12:00:00.123456Z"));
    }

    private static RecordedFact named(String factId) {
        return new RecordedFact(UUID.fromString(factId), at(1), observation(at(0), Relationship.STRAINED));
    }
}
