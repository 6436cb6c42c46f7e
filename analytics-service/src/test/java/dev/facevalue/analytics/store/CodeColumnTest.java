package dev.facevalue.analytics.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.facevalue.deal.Strategy;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The positions of columns and codes as they lie in stored rows. What is new goes to an end, here as there: whoever
 * must change anything else in this test turns every stored deal into another.
 */
class CodeColumnTest {

    private static final String REASONS = "PRICE BUDGET TIMING COMPETITOR INCUMBENT MISSING_FEATURE POOR_FIT"
            + " INTERNAL_POLITICS NO_AUTHORITY EARLIER_CHOICE TRUST RISK NO_NEED UNRESPONSIVE OTHER UNDISCLOSED";

    @ParameterizedTest
    @CsvSource({
        "0, CULTURE, ANGLO NORDIC_EUROPE GERMANIC_EUROPE LATIN_EUROPE EASTERN_EUROPE LATIN_AMERICA MIDDLE_EAST"
                + " SUB_SAHARAN_AFRICA SOUTHERN_ASIA CONFUCIAN_ASIA UNCLASSIFIED",
        "1, DECISION, WON LOST NO_DECISION",
        "2, STRATEGY, CONFRONT SAVE_FACE BUILD_TRUST",
        "3, PREVENTION, NONE SURFACED COVERED",
        "4, RELATIONSHIP, SEVERED STRAINED MAINTAINED STRENGTHENED FOR_LIFE",
        "5, STATED_REASON, " + REASONS,
        "6, ACTUAL_REASON, " + REASONS,
        "7, PRETEXT, NO SUSPECTED CONFIRMED",
        "8, FACE_RISK, LOW MEDIUM HIGH",
        "9, TRUST, LOW MEDIUM HIGH",
        "10, SELLER_CONFIDENCE, LOW MEDIUM HIGH",
        "11, STAGE, QUALIFICATION DISCOVERY PROPOSAL NEGOTIATION DECISION AFTER_DECISION",
        "12, DEAL_SIZE, SMALL MEDIUM LARGE ENTERPRISE",
        "13, INDUSTRY, A B C D E F G H I J K L M N O P Q R S T U"
    })
    void columnsAndCodesStayWhereTheyAre(int position, CodeColumn column, String codes) {
        assertThat(column.position()).isEqualTo(position);
        assertThat(column.codes().stream().map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(codes);
        for (Enum<?> code : column.codes()) {
            assertThat((int) StoredCode.of(code))
                    .as("%s of %s", code, column)
                    .isEqualTo(1 + Arrays.asList(codes.split(" ", -1)).indexOf(code.name()));
        }
    }

    @Test
    void theTestAboveKnowsEveryColumn() {
        assertThat(CodeColumn.count()).isEqualTo(14);
        assertThat(CodeColumn.values()).hasSize(14);
    }

    @ParameterizedTest
    @EnumSource
    void theCodesOfAColumnFitInAByte(CodeColumn column) {
        assertThat(column.codes()).hasSizeLessThan(Byte.MAX_VALUE);
    }

    @Test
    void whatWasNotSaidIsStoredAsZero() {
        assertThat(StoredCode.of(null)).isZero();
        assertThat(StoredCode.read((byte) 0, Strategy.class)).isNull();
    }

    @ParameterizedTest
    @EnumSource
    void aStoredCodeIsReadAsTheSame(Strategy strategy) {
        assertThat(StoredCode.read(StoredCode.of(strategy), Strategy.class)).isEqualTo(strategy);
    }

    @ParameterizedTest
    @ValueSource(bytes = {4, 127, -1, -128})
    void aNumberThatNoCodeHasIsRefused(byte stored) {
        assertThatIllegalArgumentException().isThrownBy(() -> StoredCode.read(stored, Strategy.class));
    }
}
