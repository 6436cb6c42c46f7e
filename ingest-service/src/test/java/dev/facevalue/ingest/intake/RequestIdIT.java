package dev.facevalue.ingest.intake;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;

import dev.facevalue.ingest.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class RequestIdIT {

    @Test
    void anAnswerHasTheNameThatTheRequestWasGiven() {
        Api.as("recorder")
                .header("X-Request-Id", "import-7.line_3")
                .contentType(Api.JSON)
                .body(Api.won("request-1"))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(202)
                .header("X-Request-Id", equalTo("import-7.line_3"));
    }

    @Test
    void aRequestWithoutANameIsGivenOne() {
        Api.post(Api.OUTCOMES, Api.JSON, Api.won("request-2"))
                .then()
                .statusCode(202)
                .header("X-Request-Id", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void aProblemHasTheNameOfItsRequest() {
        Api.as("recorder")
                .header("X-Request-Id", "mine")
                .contentType(Api.JSON)
                .body("{}")
                .post(Api.OUTCOMES)
                .then()
                .statusCode(400)
                .body("code", equalTo("INVALID_FACT"))
                .body("requestId", equalTo("mine"));
    }

    @Test
    void soHasARefusalOfSomeoneWhoMayNotComeIn() {
        given().header("X-Request-Id", "mine")
                .delete("/v1/deals/request-3")
                .then()
                .statusCode(401)
                .header("X-Request-Id", equalTo("mine"))
                .body("requestId", equalTo("mine"));
    }

    @Test
    void soHasWhatMeetsNoResourceAtAll() {
        given().header("traceparent", "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")
                .get("/nothing/there")
                .then()
                .statusCode(404)
                .header("X-Request-Id", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"))
                .body("requestId", equalTo("4bf92f3577b34da6a3ce929d0e0e4736"));
    }
}
