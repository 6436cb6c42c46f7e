package dev.facevalue.ingest.publishing;

import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Ids for events to which nobody gave one: UUIDs of version 7 (RFC 9562), which begin with the time and so sort by it.
 */
final class EventIds {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int MICROS_PER_MILLI = 1_000;
    private static final int TWELVE_BITS = 1 << 12;

    private EventIds() {}

    /**
     * A new id: 48 bits of milliseconds, then 12 bits of the fraction of a millisecond (method 3 of section 6.2), then
     * 62 random bits.
     */
    static String at(Instant time) {
        long millis = time.toEpochMilli();
        long micros = Instant.ofEpochMilli(millis).until(time, ChronoUnit.MICROS);
        long fraction = micros * TWELVE_BITS / MICROS_PER_MILLI;
        long high = (millis << 16) | 0x7000L | fraction;
        long low = (RANDOM.nextLong() & 0x3FFFFFFFFFFFFFFFL) | 0x8000000000000000L;
        return new UUID(high, low).toString();
    }
}
