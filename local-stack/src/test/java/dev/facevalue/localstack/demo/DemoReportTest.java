package dev.facevalue.localstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoReportTest {

    private static final String CLEAR = option("CONFRONT", 1_200, 0.71, 0.684, 0.735);
    private static final String LOWER = option("SAVE_FACE", 800, 0.52, 0.485, 0.554);
    private static final String OVERLAPPING = option("BUILD_TRUST", 90, 0.65, 0.547, 0.74);
    private static final String APART = option("BUILD_TRUST", 900, 0.6, 0.568, 0.632);
    private static final String UNTRIED = """
            {"option":"BUILD_TRUST","deals":0,"successes":0,"rate":null,"wilson":null,"won":0,"awaiting":2,
             "outcomes":{"SEVERED":0,"STRAINED":0,"MAINTAINED":0,"STRENGTHENED":0,"FOR_LIFE":0}}""";

    @Test
    void marksAStrategyWhoseIntervalLiesAboveAllOthers() throws Exception {
        List<String> lines = DemoReport.lines(standings(CLEAR, LOWER, APART));

        assertThat(lines)
                .anyMatch(line -> line.matches(
                        "Germanic Europe +Confront \\* +1,200 +71\\.0 % +68\\.4 to 73\\.5 % +10\\.0 % +20\\.0 % +7"));
        assertThat(lines).noneMatch(line -> line.contains("too close to call"));
    }

    @Test
    void marksNothingWhereIntervalsOverlap() throws Exception {
        List<String> lines = DemoReport.lines(standings(CLEAR, LOWER, OVERLAPPING));

        assertThat(lines).anyMatch(line -> line.contains("too close to call"));
        assertThat(lines).noneMatch(line -> line.contains("Confront *"));
    }

    @Test
    void marksNothingWhileAStrategyIsUntried() throws Exception {
        List<String> lines = DemoReport.lines(standings(CLEAR, LOWER, UNTRIED));

        assertThat(lines).anyMatch(line -> line.contains("too close to call"));
        assertThat(lines).anyMatch(line -> line.matches(" +Build trust +0 +- +- +- +- +2"));
    }

    @Test
    void fitsInto110Columns() throws Exception {
        assertThat(DemoReport.lines(standings(CLEAR, LOWER, APART)))
                .allSatisfy(line -> assertThat(line.length()).as(line).isLessThanOrEqualTo(110));
    }

    @Test
    void holdsTheProjectionForCompleteOnlyWhenNoPartitionLags() throws Exception {
        assertThat(Demo.isWithoutLag(json("{\"partitions\":[{\"lag\":0},{\"lag\":0}]}")))
                .isTrue();
        assertThat(Demo.isWithoutLag(json("{\"partitions\":[{\"lag\":0},{\"lag\":1}]}")))
                .isFalse();
        assertThat(Demo.isWithoutLag(json("{\"partitions\":[{\"lag\":0},{}]}"))).isFalse();
        assertThat(Demo.isWithoutLag(json("{\"partitions\":[]}"))).isFalse();
    }

    private static JsonNode standings(String... options) throws Exception {
        return json("""
                {"of":"strategy","measure":"preserved","by":["culture"],"deals":2090,"awaitingObservation":11,
                 "groups":[{"key":["GERMANIC_EUROPE"],"label":["Germanic Europe"],"deals":2090,"options":[%s]}]}""".formatted(String.join(",", options)));
    }

    private static String option(String code, int deals, double rate, double low, double high) {
        return """
                {"option":"%s","deals":%d,"successes":1,"rate":%s,"wilson":{"level":0.95,"low":%s,"high":%s},
                 "won":3,"awaiting":7,"outcomes":{"SEVERED":%d,"STRAINED":0,"MAINTAINED":0,"STRENGTHENED":0,"FOR_LIFE":%d}}""".formatted(code, deals, rate, low, high, deals / 10, deals / 5);
    }

    private static JsonNode json(String text) throws Exception {
        return new ObjectMapper().readTree(text);
    }
}
