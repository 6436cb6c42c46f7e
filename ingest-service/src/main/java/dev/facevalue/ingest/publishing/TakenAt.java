package dev.facevalue.ingest.publishing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The moments at which the lines of one body were taken: to the microsecond, each at least one after the one before, so
 * that what stands later in the body was said later. Not for use by several threads.
 */
public final class TakenAt {

    private static final Duration MICROSECOND = Duration.of(1, ChronoUnit.MICROS);

    private final Clock clock;
    private Instant last = Instant.MIN;

    public TakenAt(Clock clock) {
        this.clock = clock;
    }

    /** Now, or a microsecond after the moment before, whichever is later. */
    public Instant next() {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        last = now.isAfter(last) ? now : last.plus(MICROSECOND);
        return last;
    }
}
