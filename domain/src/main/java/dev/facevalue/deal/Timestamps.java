package dev.facevalue.deal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Pattern;

/** The date-times of facts: RFC 3339 with an offset, kept to the microsecond in UTC. */
public final class Timestamps {

    /** What a date-time must look like, in words for whoever sent another. */
    public static final String FORM = "must be an RFC 3339 date-time with an offset, such as 2026-03-01T12:00:00Z";

    // What OffsetDateTime reads beyond RFC 3339 (no seconds, hour-only offsets, years of more digits) is refused here.
    private static final Pattern RFC_3339 =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?([Zz]|[+-]\\d{2}:\\d{2})");

    private Timestamps() {}

    /** Reads a date-time; what is finer than a microsecond is cut off. Empty if {@code text} is not RFC 3339. */
    public static Optional<Instant> parse(String text) {
        if (text.length() > 40 || !RFC_3339.matcher(text).matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }
}
