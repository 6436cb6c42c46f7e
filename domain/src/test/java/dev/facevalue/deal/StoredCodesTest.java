package dev.facevalue.deal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.geography.Culture;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The order of every code whose ordinal is stored. A new code goes to the end, here as there; whoever must change this
 * test otherwise turns stored rows into other facts.
 */
class StoredCodesTest {

    static Stream<Arguments> codes() {
        return Stream.of(
                Arguments.of(Strategy.class, "CONFRONT SAVE_FACE BUILD_TRUST"),
                Arguments.of(Prevention.class, "NONE SURFACED COVERED"),
                Arguments.of(Relationship.class, "SEVERED STRAINED MAINTAINED STRENGTHENED FOR_LIFE"),
                Arguments.of(Decision.class, "WON LOST NO_DECISION"),
                Arguments.of(Pretext.class, "NO SUSPECTED CONFIRMED"),
                Arguments.of(Level.class, "LOW MEDIUM HIGH"),
                Arguments.of(
                        Reason.class,
                        "PRICE BUDGET TIMING COMPETITOR INCUMBENT MISSING_FEATURE POOR_FIT INTERNAL_POLITICS"
                                + " NO_AUTHORITY EARLIER_CHOICE TRUST RISK NO_NEED UNRESPONSIVE OTHER UNDISCLOSED"),
                Arguments.of(Stage.class, "QUALIFICATION DISCOVERY PROPOSAL NEGOTIATION DECISION AFTER_DECISION"),
                Arguments.of(DealSize.class, "SMALL MEDIUM LARGE ENTERPRISE"),
                Arguments.of(Industry.class, "A B C D E F G H I J K L M N O P Q R S T U"),
                Arguments.of(
                        Culture.class,
                        "ANGLO NORDIC_EUROPE GERMANIC_EUROPE LATIN_EUROPE EASTERN_EUROPE LATIN_AMERICA MIDDLE_EAST"
                                + " SUB_SAHARAN_AFRICA SOUTHERN_ASIA CONFUCIAN_ASIA UNCLASSIFIED"));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void theOrderOfStoredCodesStays(Class<? extends Enum<?>> type, String inOrder) {
        assertThat(Arrays.stream(type.getEnumConstants()).map(Enum::name).collect(Collectors.joining(" ")))
                .isEqualTo(inOrder);
    }
}
