package dev.facevalue.deal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimestampsTest {

    private static final long SEED = 20_261_126;

    private static final Pattern FORM = Pattern.compile(
            "\\d{4}-\\d{2}-\\d{2}[Tt]\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?" + "([Zz]|[+-]([01]\\d|2[0-3]):[0-5]\\d)");

    @ParameterizedTest
    @CsvSource({
        "2026-03-01T12:00:00Z, 2026-03-01T12:00:00Z",
        "2026-03-01t12:00:00z, 2026-03-01T12:00:00Z",
        "2026-03-01T12:00:00.5Z, 2026-03-01T12:00:00.500Z",
        "2026-03-01T12:00:00.123456Z, 2026-03-01T12:00:00.123456Z",
        "2026-03-01T12:00:00+02:00, 2026-03-01T10:00:00Z",
        "2026-03-01T12:00:00-03:30, 2026-03-01T15:30:00Z",
        "2026-03-01T12:00:00+00:00, 2026-03-01T12:00:00Z",
        // RFC 3339, 4.3: the time in UTC is known, the local offset is not
        "2026-03-01T12:00:00-00:00, 2026-03-01T12:00:00Z",
        // RFC 3339, 5.6: time-hour of an offset is 00 to 23, whatever any country uses
        "2026-03-01T12:00:00+23:59, 2026-02-28T12:01:00Z",
        "2026-03-01T12:00:00-23:59, 2026-03-02T11:59:00Z",
        "2024-02-29T00:00:00Z, 2024-02-29T00:00:00Z",
        "2000-02-29T23:59:59Z, 2000-02-29T23:59:59Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999999Z, 9999-12-31T23:59:59.999999Z"
    })
    void readsWhatRfc3339Allows(String text, Instant instant) {
        assertThat(Timestamps.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "2026-03-01",
                "2026-03-01T12:00:00",
                "2026-03-01T12:00Z",
                "2026-03-01 12:00:00Z",
                "2026-03-01T12:00:00 Z",
                " 2026-03-01T12:00:00Z",
                "2026-03-01T12:00:00Z ",
                "2026-03-01T12:00:00Z\n",
                "2026-03-01T12:00:00.Z",
                "2026-03-01T12:00:00,5Z",
                "2026-03-01T12:00:00.1234567890Z",
                "2026-03-01T12:00:00+02",
                "2026-03-01T12:00:00+0200",
                "2026-03-01T12:00:00+02:00:00",
                "2026-03-01T12:00:00+24:00",
                "2026-03-01T12:00:00+02:60",
                "2026-03-01T12:00:00\u221202:00",
                "2026-03-01T12:00:00Z[UTC]",
                "2026-03-01T24:00:00Z",
                "2026-03-01T12:60:00Z",
                "2026-03-01T12:00:61Z",
                "2026-02-30T12:00:00Z",
                "2025-02-29T12:00:00Z",
                "1900-02-29T12:00:00Z",
                "2026-04-31T12:00:00Z",
                "2026-13-01T12:00:00Z",
                "2026-00-01T12:00:00Z",
                "2026-03-00T12:00:00Z",
                "2026-3-1T12:00:00Z",
                "20260301T120000Z",
                "+12026-03-01T12:00:00Z",
                "-0001-03-01T12:00:00Z",
                "2026-W09-7T12:00:00Z",
                "1772366400",
                "\u0662\u0660\u0662\u0666-03-01T12:00:00Z",
                "2026-03-01T12:00:00\u0000Z"
            })
    void refusesWhatRfc3339DoesNot(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        // The last one so far, in UTC and as a clock on the wall showed it elsewhere
        "2016-12-31T23:59:60Z, 2016-12-31T23:59:59.999999Z",
        "1998-12-31T15:59:60.123-08:00, 1998-12-31T23:59:59.999999Z",
        "2015-07-01T01:59:60+02:00, 2015-06-30T23:59:59.999999Z"
    })
    void aLeapSecondIsTheLastMicrosecondBeforeTheNextDay(String text, Instant instant) {
        assertThat(Timestamps.parse(text)).contains(instant);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2016-12-31T23:58:60Z",
                "2016-12-31T22:59:60Z",
                "2016-12-31T23:59:60+01:00",
                "2016-12-30T23:59:60Z",
                "2016-12-31T23:59:61Z",
                "2016-02-30T23:59:60Z"
            })
    void noSecondLeapsBeforeTheEndOfAMonth(String text) {
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0000-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01"})
    void refusesWhatHasNoYearOfFourDigitsInUtc(String text) {
        // Whatever is taken is written again in UTC, and must be readable there.
        assertThat(Timestamps.parse(text)).isEmpty();
    }

    @Test
    void whatIsFinerThanAMicrosecondIsCutOffNeverRoundedUp() {
        assertThat(Timestamps.parse("2026-03-01T12:00:00.123456999Z"))
                .contains(Instant.parse("2026-03-01T12:00:00.123456Z"));
        assertThat(Timestamps.parse("1960-03-01T12:00:00.123456999Z"))
                .contains(Instant.parse("1960-03-01T12:00:00.123456Z"));
    }

    @Test
    void readsWhateverJavaTimeWrites() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            String text = randomText(random);

            assertThat(Timestamps.parse(text))
                    .as("%s, seed %d", text, SEED)
                    .contains(OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.MICROS));
        }
    }

    @Test
    void aDamagedTextIsReadOnlyIfItStillHasTheForm() {
        Random random = new Random(SEED);
        for (int i = 0; i < 20_000; i++) {
            StringBuilder damaged = new StringBuilder(randomText(random));
            int at = random.nextInt(damaged.length());
            switch (random.nextInt(3)) {
                case 0 -> damaged.deleteCharAt(at);
                case 1 -> damaged.insert(at, randomCharacter(random));
                default -> damaged.setCharAt(at, randomCharacter(random));
            }
            String text = damaged.toString();

            assertThat(Timestamps.parse(text).isPresent())
                    .as("%s, seed %d", text, SEED)
                    .isEqualTo(FORM.matcher(text).matches() && isDate(text));
        }
    }

    private static String randomText(Random random) {
        // Not at either end of the years, where an offset would lead out of them.
        LocalDateTime time =
                LocalDateTime.of(1 + random.nextInt(9_998), 1, 1, 0, 0).plusSeconds(random.nextInt(365 * 24 * 60 * 60));
        int digits = random.nextInt(10);
        String fraction = digits == 0
                ? ""
                : "." + "%09d".formatted(random.nextInt(1_000_000_000)).substring(0, digits);
        String offset = random.nextBoolean()
                ? "Z"
                : (random.nextBoolean() ? "+" : "-") + "%02d:%02d".formatted(random.nextInt(18), random.nextInt(60));
        return DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss", Locale.ROOT).format(time) + fraction + offset;
    }

    private static char randomCharacter(Random random) {
        String characters = "0123456789:-+.TtZz \u0660";
        return characters.charAt(random.nextInt(characters.length()));
    }

    private static boolean isDate(String text) {
        try {
            // Java's offsets end at 18 hours, those of RFC 3339 do not.
            LocalDateTime.parse(text.substring(0, 19).toUpperCase(Locale.ROOT));
            return true;
        } catch (DateTimeParseException noSuchDate) {
            return false;
        }
    }

    @Test
    void aVeryLongTextCostsNothing() {
        assertThat(Timestamps.parse("2026-03-01T12:00:00." + "1".repeat(1_000_000) + "Z"))
                .isEmpty();
    }
}
