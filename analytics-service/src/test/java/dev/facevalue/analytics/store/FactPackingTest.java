package dev.facevalue.analytics.store;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.RandomFacts;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Arrays;
import java.util.Currency;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FactPackingTest {

    private static final String DEAL = "deal-1";

    /** One outcome and one observation that came after an erasure. */
    private static final DealState STATE = new DealState(
            Instant.parse("1970-01-01T00:00:00.000001Z"),
            List.of(
                    new RecordedFact(
                            new UUID(0x1111111111111111L, 0x2222222222222222L),
                            Instant.parse("1970-01-01T00:00:00.000002Z"),
                            outcome(DEAL)
                                    .decidedAt(Instant.parse("1969-12-31T23:59:59.999999Z"))
                                    .faceRisk(Level.HIGH)
                                    .value(new Money(new BigDecimal("1.5"), Currency.getInstance("EUR")))
                                    .team("é")
                                    .build()),
                    new RecordedFact(
                            new UUID(0x8000000000000000L, 0x3333333333333333L),
                            Instant.parse("1970-01-01T00:00:00.000003Z"),
                            new RelationshipObservation(
                                    DEAL, Instant.parse("1970-01-01T00:00:00.000004Z"), Relationship.FOR_LIFE))));

    /** {@link #STATE} as version 1 has packed it from its first day. */
    private static final String PACKED = "01" // the version
            + "01" + "0000000000000001" // erased, up to when
            + "0002" // two facts
            + "11111111111111112222222222222222" + "0000000000000002" + "01" // factId, recordedAt, an outcome
            + "ffffffffffffffff" + "015d" // decidedAt, NL
            + "02" + "01" + "00" + "00" + "00" // LOST, CONFRONT, prevention, relationship, culture
            + "00" + "00" + "00" + "03" + "00" + "00" // reasons, pretext, HIGH, trust, confidence
            + "00" + "00" + "00" // stage, size, industry
            + "01" + "0003" + "312e35" + "01" + "0003" + "455552" // 1.5 EUR
            + "01" + "0002" + "c3a9" + "00" + "00" // é, seller, account
            + "80000000000000003333333333333333" + "0000000000000003" + "02" // factId, recordedAt, an observation
            + "0000000000000004" + "05"; // observedAt, FOR_LIFE

    @Test
    void whatIsPackedIsUnpackedAsAnEqualState() {
        for (long seed = 0; seed < 1_000; seed++) {
            DealState state = new RandomFacts(new Random(seed)).state(DEAL, 12);

            assertThat(FactPacking.unpack(DEAL, FactPacking.pack(state)))
                    .as("seed %d", seed)
                    .isEqualTo(state);
        }
    }

    @Test
    void aDealOfWhichNothingStandsIsAStateToo() {
        assertThat(FactPacking.unpack(DEAL, FactPacking.pack(DealState.EMPTY))).isEqualTo(DealState.EMPTY);
    }

    @Test
    void asManyFactsAsADealMayHaveArePacked() {
        DealState full = new DealState(
                null,
                LongStream.range(0, DealState.MAX_STANDING)
                        .mapToObj(number -> new RecordedFact(
                                new UUID(0, number),
                                OutcomeBuilder.DECIDED,
                                outcome(DEAL).build()))
                        .toList());

        assertThat(FactPacking.unpack(DEAL, FactPacking.pack(full))).isEqualTo(full);
    }

    @Test
    void theBytesOfVersion1Stay() {
        assertThat(HexFormat.of().formatHex(FactPacking.pack(STATE))).isEqualTo(PACKED);
    }

    @Test
    void whatVersion1HasPackedIsUnpackedForEver() {
        assertThat(FactPacking.unpack(DEAL, HexFormat.of().parseHex(PACKED))).isEqualTo(STATE);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2, 255})
    void anotherVersionIsRefused(int version) {
        byte[] packed = FactPacking.pack(STATE);
        packed[0] = (byte) version;

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FactPacking.unpack(DEAL, packed))
                .withMessageContaining("version " + version);
    }

    @Test
    void whatIsToldOfDamagedBytesNamesNoDeal() {
        byte[] packed = FactPacking.pack(STATE);
        byte[] anotherVersion = packed.clone();
        anotherVersion[0] = 9;
        byte[] truncated = Arrays.copyOf(packed, packed.length - 1);
        byte[] longer = Arrays.copyOf(packed, packed.length + 1);

        for (byte[] damaged : List.of(anotherVersion, truncated, longer)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> FactPacking.unpack("CRM-4711", damaged))
                    .satisfies(refused -> assertThat(refused).hasMessageNotContaining("CRM-4711"));
        }
    }

    @Test
    void bytesThatEndTooEarlyAreRefused() {
        byte[] packed = FactPacking.pack(STATE);
        for (int length = 0; length < packed.length; length++) {
            byte[] truncated = Arrays.copyOf(packed, length);

            assertThatIllegalArgumentException()
                    .as("%d bytes", length)
                    .isThrownBy(() -> FactPacking.unpack(DEAL, truncated));
        }
    }

    @Test
    void bytesThatGoOnAreRefused() {
        byte[] packed = FactPacking.pack(STATE);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> FactPacking.unpack(DEAL, Arrays.copyOf(packed, packed.length + 1)));
    }

    @Test
    void damagedBytesAreAnotherStateOrRefusedAndNothingElse() {
        byte[] packed = FactPacking.pack(STATE);
        int refused = 0;
        for (int place = 0; place < packed.length; place++) {
            for (int value = 0; value < 256; value++) {
                byte[] damaged = packed.clone();
                damaged[place] = (byte) value;
                refused += isRefused(damaged) ? 1 : 0;
            }
        }
        assertThat(refused).isGreaterThan(1_000);
    }

    private static boolean isRefused(byte[] packed) {
        try {
            FactPacking.unpack(DEAL, packed);
            return false;
        } catch (IllegalArgumentException refused) {
            return true;
        }
    }
}
