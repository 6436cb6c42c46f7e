package dev.facevalue.analytics.evidence;

import dev.facevalue.deal.DealId;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in the list a page begins. It names a place in the order, not a number of deals to pass over: whatever comes
 * and goes meanwhile, a deal that stays where it was is met exactly once.
 */
sealed interface Cursor {

    Pattern FORM = Pattern.compile("(?<kind>[dti])(?<number>-?\\d{1,19})( (?<dealId>.+))?");
    int FIRST_DAY = (int) LocalDate.of(0, 1, 1).toEpochDay();
    long MICROS_A_DAY = Duration.ofDays(1).toMillis() * 1_000;

    /** Before every deal. */
    Cursor START = new FromDay((int) LocalDate.of(9999, 12, 31).toEpochDay());

    /** Before every deal that was decided on that day, from 1970-01-01, or earlier. */
    record FromDay(int day) implements Cursor {

        @Override
        public String text() {
            return encoded("d" + day);
        }
    }

    /**
     * Behind a deal of a day whose deals are listed by the time of the decision.
     *
     * @param decidedMicros when it was decided, in microseconds from 1970-01-01
     */
    record BehindMoment(long decidedMicros, String dealId) implements Cursor {

        static BehindMoment of(Instant decidedAt, String dealId) {
            return new BehindMoment(ChronoUnit.MICROS.between(Instant.EPOCH, decidedAt), dealId);
        }

        @Override
        public int day() {
            return (int) Math.floorDiv(decidedMicros, MICROS_A_DAY);
        }

        @Override
        public String text() {
            return encoded("t" + decidedMicros + ' ' + dealId);
        }
    }

    /** Behind a deal of a day, from 1970-01-01, whose deals are listed by their ids. */
    record BehindDeal(int day, String dealId) implements Cursor {

        @Override
        public String text() {
            return encoded("i" + day + ' ' + dealId);
        }
    }

    /** The latest day of what follows, from 1970-01-01. */
    int day();

    /** As clients hand it back; nothing that they should take apart. */
    String text();

    /** Reads {@link #text}; empty if that is none. */
    static Optional<Cursor> read(String text) {
        return decoded(text)
                .map(FORM::matcher)
                .filter(Matcher::matches)
                .flatMap(Cursor::read)
                // Beyond these days nothing can have been decided.
                .filter(cursor -> cursor.day() >= FIRST_DAY && cursor.day() <= START.day())
                // Only what was written here: neither other spellings of it, nor what overflowed.
                .filter(cursor -> cursor.text().equals(text));
    }

    private static Optional<Cursor> read(Matcher parts) {
        try {
            long number = Long.parseLong(parts.group("number"));
            String dealId = parts.group("dealId");
            return switch (parts.group("kind")) {
                case "d" -> dealId == null ? Optional.of(new FromDay((int) number)) : Optional.empty();
                case "t" -> behind(dealId).map(valid -> new BehindMoment(number, valid));
                default -> behind(dealId).map(valid -> new BehindDeal((int) number, valid));
            };
        } catch (NumberFormatException tooLong) {
            return Optional.empty();
        }
    }

    private static Optional<String> behind(@Nullable String dealId) {
        return Optional.ofNullable(dealId).filter(DealId::isValid);
    }

    private static String encoded(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    private static Optional<String> decoded(String text) {
        try {
            return Optional.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.US_ASCII));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }
}
