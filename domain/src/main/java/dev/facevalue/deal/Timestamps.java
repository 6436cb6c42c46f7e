package dev.facevalue.deal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The date-times of facts: RFC 3339 with an offset, kept to the microsecond in UTC, from year 0000 to 9999 there, so
 * that whatever was read can be written as RFC 3339 again. A leap second is read as the last microsecond before the
 * next day, for no {@link Instant} stands for it.
 */
public final class Timestamps {

    /** What a date-time must look like, in words for whoever sent another. */
    public static final String FORM = "must be an RFC 3339 date-time with an offset, such as 2026-03-01T12:00:00Z";

    private static final Pattern RFC_3339 = Pattern.compile("(?<date>\\d{4}-\\d{2}-\\d{2})[Tt]"
            + "(?<minute>\\d{2}:\\d{2}):(?<second>\\d{2})(?<fraction>\\.\\d{1,9})?"
            + "([Zz]|(?<sign>[+-])(?<hours>[01]\\d|2[0-3]):(?<minutes>[0-5]\\d))");

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final LocalTime LAST_MICROSECOND = LocalTime.MAX.truncatedTo(ChronoUnit.MICROS);

    private Timestamps() {}

    /** Reads a date-time; what is finer than a microsecond is cut off. Empty if {@code text} is not RFC 3339. */
    public static Optional<Instant> parse(String text) {
        if (text.length() > 40) {
            return Optional.empty();
        }
        Matcher parts = RFC_3339.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return utc(parts)
                    .filter(utc -> utc.getYear() >= 0 && utc.getYear() <= 9999)
                    .map(utc -> utc.toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    private static Optional<LocalDateTime> utc(Matcher parts) {
        LocalDateTime minute = LocalDateTime.parse(parts.group("date") + 'T' + parts.group("minute"))
                .minusMinutes(offset(parts));
        if (parts.group("second").equals("60")) {
            return mayLeap(minute) ? Optional.of(minute.with(LAST_MICROSECOND)) : Optional.empty();
        }
        String fraction = parts.group("fraction");
        LocalTime second = LocalTime.parse("00:00:" + parts.group("second") + (fraction == null ? "" : fraction));
        return Optional.of(minute.plusNanos(second.toNanoOfDay()));
    }

    /** The minutes by which the local time is ahead of UTC. ZoneOffset would not do: it ends at 18 hours. */
    private static int offset(Matcher parts) {
        if (parts.group("sign") == null) {
            return 0;
        }
        int minutes = 60 * Integer.parseInt(parts.group("hours")) + Integer.parseInt(parts.group("minutes"));
        return parts.group("sign").equals("-") ? -minutes : minutes;
    }

    /** RFC 3339, 5.7: a second is only ever added at the end of a month in UTC. */
    private static boolean mayLeap(LocalDateTime minute) {
        return minute.toLocalTime().equals(LAST_MINUTE)
                && minute.getDayOfMonth() == minute.toLocalDate().lengthOfMonth();
    }
}
