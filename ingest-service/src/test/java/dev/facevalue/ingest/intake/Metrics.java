package dev.facevalue.ingest.intake;

import static io.restassured.RestAssured.given;

import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** What the service's metrics say. */
final class Metrics {

    private Metrics() {}

    /** All of it, as Prometheus reads it. */
    static String text() {
        return given().get("/q/metrics").then().statusCode(200).extract().asString();
    }

    /** One figure, such as {@code facevalue_ready} or {@code facevalue_problems_total{code="NOT_FOUND"}}. */
    static double figure(String series) {
        return Pattern.compile("^" + Pattern.quote(series) + " (\\S+)$", Pattern.MULTILINE)
                .matcher(text())
                .results()
                .findFirst()
                .map((MatchResult line) -> Double.parseDouble(line.group(1)))
                .orElseThrow(() -> new AssertionError("there is no " + series));
    }
}
