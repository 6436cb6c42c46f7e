package dev.facevalue.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EventIdsTest {

    @Test
    void anIdIsAUuidOfVersionSeven() {
        UUID id = UUID.fromString(EventIds.at(Instant.parse("2026-03-01T12:00:00.123456Z")));

        assertThat(id.version()).isEqualTo(7);
        assertThat(id.variant()).isEqualTo(2);
    }

    @Test
    void anIdBeginsWithItsMilliseconds() {
        Instant time = Instant.parse("2026-03-01T12:00:00.123456Z");

        UUID id = UUID.fromString(EventIds.at(time));

        assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(time.toEpochMilli());
    }

    @Test
    void theExampleOfTheStandardHasTheSameBegin() {
        // RFC 9562, A.6: 2022-02-22T19:22:22.00Z is 017F22E2-79B0-7...
        assertThat(EventIds.at(Instant.parse("2022-02-22T19:22:22Z"))).startsWith("017f22e2-79b0-7");
    }

    @Test
    void aLaterMicrosecondGivesAGreaterId() {
        String before = "";
        for (int micros = 0; micros < 5_000; micros++) {
            String id = EventIds.at(Instant.parse("2026-03-01T12:00:00Z").plusNanos(micros * 1_000L));

            assertThat(id).isGreaterThan(before);
            before = id;
        }
    }

    @Test
    void idsOfOneMomentDiffer() {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            ids.add(EventIds.at(Instant.EPOCH));
        }

        assertThat(ids).hasSize(10_000);
    }
}
