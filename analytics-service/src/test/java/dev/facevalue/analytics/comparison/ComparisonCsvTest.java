package dev.facevalue.analytics.comparison;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonCsvTest {

    @Test
    void everyStratumIsALine() {
        assertThat(csv(
                        List.of("team", "faceRisk"),
                        new Comparison.Stratum(
                                List.of("=north", "LOW"),
                                List.of("=north", "Low"),
                                87,
                                81,
                                270,
                                234,
                                2.076923076923077),
                        new Comparison.Stratum(
                                List.of("UNKNOWN", "HIGH"), List.of("Unknown", "High"), 3, 3, 0, 0, null)))
                .isEqualTo("""
                        team,team.label,faceRisk,faceRisk.label,deals,successes,againstDeals,againstSuccesses,oddsRatio\r
                        '=north,'=north,LOW,Low,87,81,270,234,2.076923076923077\r
                        UNKNOWN,Unknown,HIGH,High,3,3,0,0,\r
                        """);
    }

    @Test
    void withoutStrataThereIsOneLineWithoutAKey() {
        assertThat(csv(List.of(), new Comparison.Stratum(List.of(), List.of(), 2, 1, 4, 3, 0.5)))
                .isEqualTo("deals,successes,againstDeals,againstSuccesses,oddsRatio\r\n2,1,4,3,0.5\r\n");
    }

    private static String csv(List<String> adjustFor, Comparison.Stratum... strata) {
        return new String(
                ComparisonCsv.of(new Comparison(
                        "strategy",
                        "preserved",
                        "CONFRONT",
                        "SAVE_FACE",
                        adjustFor,
                        null,
                        0,
                        0,
                        new Comparison.Crude(0, 0, 0, 0, null, null, null, null),
                        new Comparison.Adjusted(null, null, null, null, null, null, null),
                        new Comparison.Homogeneity("BRESLOW_DAY", null, null, null),
                        false,
                        List.of(strata),
                        0,
                        Map.of(),
                        List.of())),
                StandardCharsets.UTF_8);
    }
}
