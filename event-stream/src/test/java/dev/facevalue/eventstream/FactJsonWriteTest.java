package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.geography.Country;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The canonical bytes. They go into every factId on record: a change here makes new facts of old ones. */
class FactJsonWriteTest {

    @Test
    void aWholeOutcomeIsWrittenInTheOrderOfItsMembersNamesAsUtf8() {
        assertThat(written(Samples.WHOLE_OUTCOME)).isEqualTo(Samples.WHOLE_OUTCOME_JSON);
    }

    @Test
    void whatIsAbsentIsLeftOut() {
        assertThat(written(won(Instant.parse("2026-02-01T09:00:00Z"), null)))
                .isEqualTo("{\"country\":\"BR\",\"dealId\":\"d-1\",\"decidedAt\":\"2026-02-01T09:00:00Z\","
                        + "\"decision\":\"WON\"}");
    }

    @Test
    void anObservationIsWritten() {
        assertThat(written(new RelationshipObservation(
                        "d-1", Instant.parse("2026-02-02T09:00:00.000001Z"), Relationship.FOR_LIFE)))
                .isEqualTo("{\"dealId\":\"d-1\",\"observedAt\":\"2026-02-02T09:00:00.000001Z\","
                        + "\"relationship\":\"FOR_LIFE\"}");
    }

    @Test
    void anErasureIsWritten() {
        assertThat(written(new Erasure("d-1", Instant.parse("2026-02-02T09:00:00Z"))))
                .isEqualTo("{\"dealId\":\"d-1\",\"erasedAt\":\"2026-02-02T09:00:00Z\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-02-01T09:00:00Z, 2026-02-01T09:00:00Z",
        "2026-02-01T09:00:00.5Z, 2026-02-01T09:00:00.500Z",
        "2026-02-01T09:00:00.120Z, 2026-02-01T09:00:00.120Z",
        "2026-02-01T09:00:00.1234Z, 2026-02-01T09:00:00.123400Z",
        "2026-02-01T09:00:00.1234567Z, 2026-02-01T09:00:00.123456Z",
        "0000-01-01T00:00:00Z, 0000-01-01T00:00:00Z"
    })
    void aTimeIsWrittenWithNoneThreeOrSixDigits(Instant time, String text) {
        assertThat(written(new Erasure("d", time))).isEqualTo("{\"dealId\":\"d\",\"erasedAt\":\"" + text + "\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.000, 0",
        "1E3, 1000",
        "12.50, 12.5",
        "1E-18, 0.000000000000000001",
        "999999999999999999.999999999999999999, 999999999999999999.999999999999999999"
    })
    void anAmountIsWrittenPlain(BigDecimal amount, String text) {
        assertThat(written(won(Instant.EPOCH, new Money(amount, Currency.getInstance("EUR")))))
                .endsWith("\"value\":{\"amount\":" + text + ",\"currency\":\"EUR\"}}");
    }

    private static String written(Fact fact) {
        return new String(FactJson.write(fact), UTF_8);
    }

    private static DealOutcome won(Instant decidedAt, @Nullable Money value) {
        return new DealOutcome(
                "d-1",
                decidedAt,
                new Country("BR"),
                Decision.WON,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                value,
                null,
                null,
                null);
    }
}
