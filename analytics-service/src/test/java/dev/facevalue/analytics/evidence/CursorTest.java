package dev.facevalue.analytics.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

    private static final int DAY = (int) LocalDate.of(2026, 3, 1).toEpochDay();
    private static final int FIRST = (int) LocalDate.of(0, 1, 1).toEpochDay();

    static Stream<Cursor> cursors() {
        return Stream.of(
                Cursor.START,
                new Cursor.FromDay(DAY),
                new Cursor.FromDay(0),
                new Cursor.FromDay(FIRST),
                new Cursor.BehindDeal(DAY, "a"),
                new Cursor.BehindDeal(-1, "A-z0.9_:" + "x".repeat(120)),
                Cursor.BehindMoment.of(Instant.parse("2026-03-01T12:00:00.000001Z"), "deal-1"),
                Cursor.BehindMoment.of(Instant.parse("0000-01-01T00:00:00Z"), "-"),
                Cursor.BehindMoment.of(Instant.parse("9999-12-31T23:59:59.999999Z"), "d t1 2".replace(' ', ':')));
    }

    @ParameterizedTest
    @MethodSource("cursors")
    void whatIsHandedOutIsReadAsItWas(Cursor cursor) {
        assertThat(Cursor.read(cursor.text())).contains(cursor);
    }

    @ParameterizedTest
    @MethodSource("cursors")
    void aCursorNeedsNoEscapeInAnAddress(Cursor cursor) {
        assertThat(cursor.text()).matches("[A-Za-z0-9_-]+");
    }

    @Test
    void aMomentIsOnItsDayInUtcAlsoBefore1970() {
        assertThat(Cursor.BehindMoment.of(Instant.parse("2026-03-01T23:59:59.999999Z"), "a")
                        .day())
                .isEqualTo(DAY);
        assertThat(Cursor.BehindMoment.of(Instant.parse("1969-12-31T23:59:59.999999Z"), "a")
                        .day())
                .isEqualTo(-1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "d",
                "x1",
                "d1 ",
                "d1 a",
                "d01",
                "d-0",
                "d+1",
                "d1.5",
                "d2932897",
                "d-719529",
                "d4294967296",
                "d99999999999999999999",
                "t1",
                "t1 ",
                "t1 é",
                "t1 a b",
                "t1  a",
                "t9223372036854775807 a",
                "i1",
                "i1 a/b",
                "i1 'or'1'='1",
                "i2932897 a",
                "i1 a\n",
                "D1"
            })
    void whatNobodyHandedOutIsNoCursor(String forged) {
        assertThat(Cursor.read(Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(forged.getBytes(StandardCharsets.UTF_8))))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ZA==", "é", "ZDIwNTEz=", " ZDIwNTEz", "ZDIwNTEz\n", "Z", "%00", "ZDIwNTEz.ZDIwNTEz"})
    void whatIsNotEncodedAsACursorIsIsNone(String text) {
        assertThat(Cursor.read(text)).isEmpty();
    }
}
