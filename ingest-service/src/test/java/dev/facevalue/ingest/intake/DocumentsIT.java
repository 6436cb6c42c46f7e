package dev.facevalue.ingest.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.facevalue.ingest.broker.DealEvents;
import dev.facevalue.ingest.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@SuppressWarnings("NullAway.Init") // the broker is injected
class DocumentsIT {

    TestBroker broker;

    @ParameterizedTest
    @ValueSource(strings = {"deal-outcome.v1.json", "relationship-observation.v1.json", "deal-erasure.v1.json"})
    void aSchemaIsServedWhereItsNameSays(String file) {
        given().get("/schemas/" + file)
                .then()
                .statusCode(200)
                .contentType(startsWith("application/schema+json"))
                .header("Cache-Control", containsString("max-age=3600"))
                .body("$id", equalTo("http://localhost:8080/schemas/" + file))
                .body("'$schema'", equalTo("https://json-schema.org/draft/2020-12/schema"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/schemas/deal-outcome.v1.json", "/asyncapi.yaml", "/asyncapi"})
    void whatHasNotChangedIsNotSentAgain(String path) {
        String tag = given().get(path).then().extract().header("ETag");

        given().header("If-None-Match", tag)
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", equalTo(tag))
                .body(emptyString());
        given().header("If-None-Match", "\"another\"").get(path).then().statusCode(200);
    }

    @Test
    void theAsyncApiDocumentIsServedAsYaml() {
        given().get("/asyncapi.yaml")
                .then()
                .statusCode(200)
                .contentType("application/yaml")
                .body(containsString("asyncapi: 3.0.0"))
                .body(containsString("$ref: http://localhost:8080/schemas/deal-erasure.v1.json"));
    }

    @Test
    void thePageForPeopleLoadsAndRunsNothing() {
        given().get("/asyncapi")
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .header("Content-Security-Policy", startsWith("default-src 'none'; style-src 'sha256-"))
                .header("X-Content-Type-Options", equalTo("nosniff"));
    }

    @Test
    void aSchemaCanBeHadAsPlainJson() {
        given().accept("application/json")
                .get("/schemas/deal-outcome.v1.json")
                .then()
                .statusCode(200);
    }

    @Test
    void aSchemaThatIsNotThereIsNotFound() {
        given().get("/schemas/deal-outcome.v2.json")
                .then()
                .statusCode(404)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void whatLiesOnTheTopicIsValidAgainstTheSchemaThatItNames() {
        String outcome = Api.won("documents-1")
                .replace(
                        "\"WON\"",
                        "\"LOST\",\"strategy\":\"SAVE_FACE\",\"sellerId\":\"bob\",\"team\":\"N\u00e9w\","
                                + "\"value\":{\"amount\":0.000000000000000001,\"currency\":\"EUR\"}");
        String observation =
                "{\"dealId\":\"documents-1\",\"observedAt\":\"2026-06-01T00:00:00+02:00\",\"relationship\":\"FOR_LIFE\"}";
        assertValid(Api.post(Api.OUTCOMES, Api.JSON, outcome));
        assertValid(Api.post(Api.OBSERVATIONS, Api.JSON, observation));
        assertValid(Api.as("privacy").delete("/v1/deals/documents-1"));
    }

    private void assertValid(Response taken) {
        JsonPath receipt = taken.then().statusCode(202).extract().jsonPath();
        ConsumerRecord<byte[], byte[]> found =
                new DealEvents(broker).at(receipt.getInt("partition"), receipt.getLong("offset"));
        String schemaUrl =
                new String(found.headers().lastHeader("ce_dataschema").value(), StandardCharsets.UTF_8);
        Schema schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(given().get(schemaUrl.substring("http://localhost:8080".length()))
                        .asString());

        assertThat(schema.validate(new String(found.value(), StandardCharsets.UTF_8), InputFormat.JSON))
                .isEmpty();
        assertThat(schema.validate("{}", InputFormat.JSON)).isNotEmpty();
    }
}
