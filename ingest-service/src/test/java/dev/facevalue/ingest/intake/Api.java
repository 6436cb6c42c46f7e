package dev.facevalue.ingest.intake;

import static io.restassured.RestAssured.given;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;

/** How the tests talk to the service. */
final class Api {

    static final String OUTCOMES = "/v1/deal-outcomes";
    static final String OBSERVATIONS = "/v1/relationship-observations";
    static final String JSON = "application/json";
    static final String NDJSON = "application/x-ndjson";
    static final String CSV = "text/csv";
    static final String CLOUD_EVENT = "application/cloudevents+json";
    static final String CLOUD_EVENT_BATCH = "application/cloudevents-batch+json";

    private Api() {}

    static RequestSpecification as(String demoUser) {
        return given().auth().preemptive().basic(demoUser, demoUser).config(asGiven());
    }

    static Response post(String path, String type, String body) {
        return as("recorder").contentType(type).body(body).post(path);
    }

    /** A won deal, the least that an outcome says. */
    static String won(String dealId) {
        return "{\"dealId\":\"" + dealId
                + "\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"}";
    }

    /** REST-assured would add a character set of its own choice to the Content-Type. */
    static io.restassured.config.RestAssuredConfig asGiven() {
        return io.restassured.config.RestAssuredConfig.config()
                .encoderConfig(io.restassured.config.EncoderConfig.encoderConfig()
                        .appendDefaultContentCharsetToContentTypeIfUndefined(false)
                        .defaultContentCharset(StandardCharsets.UTF_8)
                        .encodeContentTypeAs("application/x-ndjson", io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs("application/jsonx", io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs(CLOUD_EVENT, io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs(CLOUD_EVENT_BATCH, io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs("application/xml", io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs("multipart/form-data", io.restassured.http.ContentType.TEXT)
                        .encodeContentTypeAs("text/csv", io.restassured.http.ContentType.TEXT));
    }
}
