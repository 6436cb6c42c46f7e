package dev.facevalue.discarding;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.is;

import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
class DiscardingResourceTest {

    @Test
    void readsAFact() {
        given().contentType("application/json")
                .body("""
                        {"dealId":"CRM-1","decidedAt":"2026-03-01T12:00:00Z","country":"NL","decision":"WON"}""")
                .post("/v1/deal-outcomes")
                .then()
                .statusCode(202)
                .body("dealId", is("CRM-1"));
    }

    @Test
    void readsItAsCarefullyAsIngest() {
        given().contentType("application/json")
                .body("""
                        {"dealId":"CRM-1","decidedAt":"2026-03-01T12:00:00Z","country":"XX","decision":"WON"}""")
                .post("/v1/deal-outcomes")
                .then()
                .statusCode(400);
        given().contentType("application/json")
                .body("{")
                .post("/v1/deal-outcomes")
                .then()
                .statusCode(400);
    }
}
