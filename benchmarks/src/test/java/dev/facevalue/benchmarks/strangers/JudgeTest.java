package dev.facevalue.benchmarks.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JudgeTest {

    private static final Sent WHOLE = new Sent(Sent.To.INGEST, new byte[0], new byte[0], false, true, List.of());
    private static final Sent UNCLEAR = new Sent(Sent.To.INGEST, new byte[0], new byte[0], false, false, List.of());
    private static final String PROBLEM = "application/problem+json";

    @Test
    void aRefusalWithADocumentedCodeIsRight() {
        assertThat(faults(400, PROBLEM, "{\"status\":400,\"code\":\"INVALID_FACT\"}"))
                .isEmpty();
    }

    @Test
    void aRefusalWithAnyOtherCodeIsNot() {
        assertThat(faults(400, PROBLEM, "{\"status\":400,\"code\":\"OOPS\"}")).hasSize(1);
    }

    @Test
    void aRefusalThatIsNoProblemIsNotRight() {
        assertThat(faults(400, "text/html", "<h1>Bad Request</h1>")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {500, 501, 502, 504})
    void noServerErrorIsRight(int status) {
        assertThat(faults(status, PROBLEM, "{\"status\":" + status + ",\"code\":\"UNAVAILABLE\"}"))
                .hasSize(1);
    }

    @Test
    void aServiceMaySayWhenToComeAgain() {
        String body = "{\"status\":503,\"code\":\"OVERLOADED\"}";

        assertThat(faults(503, PROBLEM, body)).hasSize(1);
        assertThat(Judge.faults(
                        WHOLE, came(503, Map.of("content-type", List.of(PROBLEM), "retry-after", List.of("5")), body)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "java.lang.IllegalStateException: no",
                "at dev.facevalue.ingest.intake.BulkIntake.take(BulkIntake.java:63)",
                "io.vertx.core.VertxException",
                "ERROR: relation \\\"deal\\\" does not exist",
                "select d.id from deal d"
            })
    void noAnswerTellsOfItsInsides(String told) {
        assertThat(faults(400, PROBLEM, "{\"status\":400,\"code\":\"INVALID_FACT\",\"detail\":\"" + told + "\"}"))
                .hasSize(1);
    }

    @Test
    void aTypeOfEventIsNoClass() {
        assertThat(faults(
                        400,
                        PROBLEM,
                        "{\"status\":400,\"code\":\"INVALID_FACT\",\"detail\":\"dev.facevalue.deal.erased.v1\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"team,deals\r\n=1+1,2\r\n", "a\r\n\"=1,2\"\r\n", "a,b\r\n1,@x\r\n", "a\r\n-x\r\n"})
    void noCellIsAFormula(String table) {
        assertThat(faults(200, "text/csv;charset=UTF-8", table)).hasSize(1);
    }

    @Test
    void aNegativeNumberIsNoFormula() {
        assertThat(faults(200, "text/csv;charset=UTF-8", "a,b\r\n-0.5,-1.0E-7\r\n'=1,2\r\n"))
                .isEmpty();
    }

    @Test
    void aWholeRequestMustBeAnswered() {
        assertThat(Judge.faults(WHOLE, new Wire.Came(List.of(), Wire.End.SILENT)))
                .hasSize(1);
        assertThat(Judge.faults(WHOLE, new Wire.Came(List.of(), Wire.End.CLOSED)))
                .hasSize(1);
        assertThat(Judge.faults(UNCLEAR, new Wire.Came(List.of(), Wire.End.CLOSED)))
                .isEmpty();
    }

    private static List<String> faults(int status, String type, String body) {
        return Judge.faults(WHOLE, came(status, Map.of("content-type", List.of(type)), body));
    }

    private static Wire.Came came(int status, Map<String, List<String>> headers, String body) {
        return new Wire.Came(
                List.of(new Answer(status, headers, body.getBytes(StandardCharsets.UTF_8))), Wire.End.ANSWERED);
    }
}
