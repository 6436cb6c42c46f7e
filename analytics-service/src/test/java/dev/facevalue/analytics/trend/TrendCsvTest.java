package dev.facevalue.analytics.trend;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.statistics.Interval;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrendCsvTest {

    @Test
    void everyPeriodOfEveryOptionIsALine() {
        Trends trends = new Trends(
                "strategy",
                "preserved",
                "month",
                null,
                8,
                2,
                List.of(
                        new Trends.Series(
                                "CONFRONT",
                                List.of(
                                        new Trends.Point(
                                                "2026-03", "March 2026", 8, 6, 0.75, new Interval(0.95, 0.4, 0.9), 2),
                                        new Trends.Point("2026-04", "April 2026", 0, 0, null, null, 0))),
                        new Trends.Series(
                                "SAVE_FACE", List.of(new Trends.Point("2026-03", "March 2026", 0, 0, null, null, 0)))));

        assertThat(new String(TrendCsv.of(trends), StandardCharsets.UTF_8)).isEqualTo("""
                        option,period,deals,successes,rate,wilson.low,wilson.high,awaiting\r
                        CONFRONT,2026-03,8,6,0.75,0.4,0.9,2\r
                        CONFRONT,2026-04,0,0,,,,0\r
                        SAVE_FACE,2026-03,0,0,,,,0\r
                        """);
    }
}
