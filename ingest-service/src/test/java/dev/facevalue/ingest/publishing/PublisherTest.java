package dev.facevalue.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class PublisherTest {

    private static final Instant TAKEN_AT = Instant.parse("2026-03-01T12:00:00Z");

    @Test
    void whatIsRecordedElsewhereFirstKeepsItsTime() {
        Instant before = TAKEN_AT.minusMillis(1);

        assertThat(Publisher.time(before, TAKEN_AT)).isEqualTo(before);
    }

    @Test
    void whatIsAheadOfTheMomentItIsTakenIsOfThatMoment() {
        assertThat(Publisher.time(TAKEN_AT.plusMillis(1), TAKEN_AT)).isEqualTo(TAKEN_AT);
    }

    @Test
    void whatSaysNoTimeIsOfTheMomentItIsTaken() {
        assertThat(Publisher.time(null, TAKEN_AT)).isEqualTo(TAKEN_AT);
    }
}
