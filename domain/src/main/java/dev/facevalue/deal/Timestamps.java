package dev.facevalue.deal;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * The date-times of facts: RFC 3339 with an offset, kept to the microsecond in UTC, from year 0000 to 9999 there, so
 * that whatever was read can be written as RFC 3339 again. A leap second is read as the last microsecond before the
 * next day, for no {@link Instant} stands for it.
 */
public final class Timestamps {

    /** What a date-time must look like, in words for whoever sent another. */
    public static final String FORM = "must be an RFC 3339 date-time with an offset, such as 2026-03-01T12:00:00Z";

    private static final LocalTime LAST_MINUTE = LocalTime.of(23, 59);
    private static final LocalTime LAST_MICROSECOND = LocalTime.MAX.truncatedTo(ChronoUnit.MICROS);

    /** Where the seconds end; a fraction or the offset follows. */
    private static final int SECONDS_END = 19;

    private static final int MAX_FRACTION_DIGITS = 9;
    private static final int NUMERIC_OFFSET_LENGTH = 6;
    private static final int LEAP_SECOND = 60;

    private Timestamps() {}

    /** Reads a date-time; what is finer than a microsecond is cut off. Empty if {@code text} is not RFC 3339. */
    public static Optional<Instant> parse(String text) {
        // By hand: each fact has three of them, and read by a pattern and java.time's formatters they took a third of
        // all the time that a projection took.
        if (!hasDateAndTime(text)) {
            return Optional.empty();
        }
        int fractionEnd = fractionEnd(text);
        if (!hasOffset(text, fractionEnd)) {
            return Optional.empty();
        }
        try {
            return utc(text, fractionEnd)
                    .filter(utc -> utc.getYear() >= 0 && utc.getYear() <= 9999)
                    .map(utc -> utc.toInstant(ZoneOffset.UTC).truncatedTo(ChronoUnit.MICROS));
        } catch (DateTimeException noSuchDate) {
            return Optional.empty();
        }
    }

    /** Whether it begins with {@code dddd-dd-ddTdd:dd:dd}, each d being a digit. */
    private static boolean hasDateAndTime(String text) {
        return text.length() > SECONDS_END
                && areDigits(text, 0, 4)
                && text.charAt(4) == '-'
                && areDigits(text, 5, 7)
                && text.charAt(7) == '-'
                && areDigits(text, 8, 10)
                && (text.charAt(10) == 'T' || text.charAt(10) == 't')
                && areDigits(text, 11, 13)
                && text.charAt(13) == ':'
                && areDigits(text, 14, 16)
                && text.charAt(16) == ':'
                && areDigits(text, 17, SECONDS_END);
    }

    /** Where the fraction of a second ends; where it would begin, if there is none that can be one. */
    private static int fractionEnd(String text) {
        if (text.charAt(SECONDS_END) != '.') {
            return SECONDS_END;
        }
        int begin = SECONDS_END + 1;
        int end = begin;
        while (end < text.length() && end <= begin + MAX_FRACTION_DIGITS && isDigit(text.charAt(end))) {
            end++;
        }
        return end > begin && end <= begin + MAX_FRACTION_DIGITS ? end : SECONDS_END;
    }

    /** Whether what follows is an offset, and nothing behind it. */
    private static boolean hasOffset(String text, int from) {
        if (text.length() == from + 1) {
            return text.charAt(from) == 'Z' || text.charAt(from) == 'z';
        }
        return text.length() == from + NUMERIC_OFFSET_LENGTH
                && (text.charAt(from) == '+' || text.charAt(from) == '-')
                && areDigits(text, from + 1, from + 3)
                && number(text, from + 1, from + 3) < 24
                && text.charAt(from + 3) == ':'
                && areDigits(text, from + 4, from + 6)
                && number(text, from + 4, from + 6) < 60;
    }

    private static Optional<LocalDateTime> utc(String text, int fractionEnd) {
        LocalDateTime minute = LocalDateTime.of(
                        number(text, 0, 4),
                        number(text, 5, 7),
                        number(text, 8, 10),
                        number(text, 11, 13),
                        number(text, 14, 16))
                .minusMinutes(offset(text, fractionEnd));
        int second = number(text, 17, SECONDS_END);
        if (second == LEAP_SECOND) {
            return mayLeap(minute) ? Optional.of(minute.with(LAST_MICROSECOND)) : Optional.empty();
        }
        return Optional.of(minute.withSecond(second).withNano(nanos(text, fractionEnd)));
    }

    private static int nanos(String text, int fractionEnd) {
        int begin = SECONDS_END + 1;
        int nanos = 0;
        for (int digit = begin; digit < begin + MAX_FRACTION_DIGITS; digit++) {
            nanos = 10 * nanos + (digit < fractionEnd ? text.charAt(digit) - '0' : 0);
        }
        return nanos;
    }

    /** The minutes by which the local time is ahead of UTC. ZoneOffset would not do: it ends at 18 hours. */
    private static int offset(String text, int from) {
        if (text.length() == from + 1) {
            return 0;
        }
        int minutes = 60 * number(text, from + 1, from + 3) + number(text, from + 4, from + 6);
        return text.charAt(from) == '-' ? -minutes : minutes;
    }

    /** RFC 3339, 5.7: a second is only ever added at the end of a month in UTC. */
    private static boolean mayLeap(LocalDateTime minute) {
        return minute.toLocalTime().equals(LAST_MINUTE)
                && minute.getDayOfMonth() == minute.toLocalDate().lengthOfMonth();
    }

    private static boolean areDigits(String text, int from, int to) {
        for (int i = from; i < to; i++) {
            if (!isDigit(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Of ASCII alone. */
    private static boolean isDigit(char character) {
        return character >= '0' && character <= '9';
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            number = 10 * number + (text.charAt(i) - '0');
        }
        return number;
    }
}
