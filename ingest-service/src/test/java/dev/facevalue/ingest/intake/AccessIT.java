package dev.facevalue.ingest.intake;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.facevalue.ingest.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
class AccessIT {

    private record Route(String method, String path) {

        /** What is open to all: it only reads, and tells no facts. */
        boolean isOpen() {
            return method.equals("GET");
        }
    }

    @Test
    void theDocumentKnowsEveryRoute() {
        assertThat(routes())
                .containsExactlyInAnyOrder(
                        new Route("POST", "/v1/deal-outcomes"),
                        new Route("POST", "/v1/relationship-observations"),
                        new Route("DELETE", "/v1/deals/{dealId}"),
                        new Route("GET", "/schemas/{file}"),
                        new Route("GET", "/asyncapi"),
                        new Route("GET", "/asyncapi.yaml"));
    }

    @Test
    void theDocumentsAreOpenToAll() {
        for (Route route : routes()) {
            if (route.isOpen()) {
                request(given(), route).then().statusCode(200);
            }
        }
    }

    @Test
    void noRouteIsOpenWithoutCredentials() {
        for (Route route : closedRoutes()) {
            request(given(), route)
                    .then()
                    .statusCode(401)
                    .header("WWW-Authenticate", equalTo("Basic realm=\"FaceValue\", charset=\"UTF-8\""))
                    .contentType("application/problem+json")
                    .body("code", equalTo("UNAUTHENTICATED"));
        }
    }

    @Test
    void noRouteIsOpenWithAWrongPassword() {
        for (Route route : closedRoutes()) {
            request(given().auth().preemptive().basic("recorder", "guess"), route)
                    .then()
                    .statusCode(401)
                    .body("code", equalTo("UNAUTHENTICATED"));
        }
    }

    @Test
    void noRouteIsOpenToAnotherRole() {
        for (Route route : closedRoutes()) {
            String other = route.method().equals("DELETE") ? "recorder" : "privacy";
            for (String user : List.of("analyst", other)) {
                request(Api.as(user), route)
                        .then()
                        .statusCode(403)
                        .contentType("application/problem+json")
                        .body("code", equalTo("FORBIDDEN"));
            }
        }
    }

    @Test
    void everyRouteIsExplained() {
        JsonPath document = document();

        for (Route route : routes()) {
            Map<String, Object> operation = document.getMap(
                    "paths.'" + route.path() + "'." + route.method().toLowerCase(Locale.ROOT));
            assertThat(operation).containsKeys("summary", "description", "responses");
            assertThat(operation.containsKey("security")).isNotEqualTo(route.isOpen());
            assertThat(String.valueOf(operation.get("description")))
                    .contains(route.isOpen() ? "Open to all." : "Role: `");
        }
    }

    @Test
    void theHeadersOfAFactAreExplained() {
        for (String path : List.of(Api.OUTCOMES, Api.OBSERVATIONS)) {
            List<String> references = document().getList("paths.'" + path + "'.post.parameters.'$ref'");
            assertThat(references)
                    .containsExactlyInAnyOrder(
                            "#/components/parameters/IdempotencyKey",
                            "#/components/parameters/CeSpecVersion",
                            "#/components/parameters/CeId",
                            "#/components/parameters/CeSource",
                            "#/components/parameters/CeType",
                            "#/components/parameters/CeTime",
                            "#/components/parameters/CeSubject");
        }
    }

    @Test
    void theDocumentRefersToNothingThatIsNotThere() {
        JsonPath document = document();
        String text = given().accept(ContentType.JSON).get("/q/openapi").asString();

        var references =
                java.util.regex.Pattern.compile("#/components/(\\w+)/(\\w+)").matcher(text);
        int found = 0;
        while (references.find()) {
            Map<String, Object> components = document.getMap("components." + references.group(1));
            assertThat(components).containsKey(references.group(2));
            found++;
        }
        assertThat(found).isGreaterThan(10);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/q/health", "/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi", "/q/swagger-ui/"})
    void healthMetricsAndDocumentsAreOpenToAllAndTellNoSecret(String path) {
        given().get(path).then().statusCode(200).body(not(containsString(TestBroker.PSEUDONYM_KEY)));
    }

    @ParameterizedTest
    @CsvSource({"GET, /v1/nothing", "POST, /v1/nothing", "GET, /nothing", "DELETE, /v1/deals", "GET, /q/nothing"})
    void whatIsNotThereIsAProblemForAnyone(String method, String path) {
        for (RequestSpecification who : List.of(given(), Api.as("recorder"))) {
            who.request(method, path)
                    .then()
                    .statusCode(404)
                    .contentType("application/problem+json")
                    .body("code", equalTo("NOT_FOUND"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /v1/deal-outcomes, 'OPTIONS, POST'",
        "PUT, /v1/relationship-observations, 'OPTIONS, POST'",
        "GET, /v1/deals/d-1, 'DELETE, OPTIONS'",
        "POST, /asyncapi, 'GET, HEAD, OPTIONS'",
        "POST, /asyncapi.yaml, 'GET, HEAD, OPTIONS'",
        "DELETE, /schemas/deal-outcome.v1.json, 'GET, HEAD, OPTIONS'"
    })
    void aMethodThatAnAddressDoesNotTakeIsToldWithThoseThatItTakes(String method, String path, String allowed) {
        Api.as("recorder")
                .request(method, path)
                .then()
                .statusCode(405)
                .header("Allow", equalTo(allowed))
                .contentType("application/problem+json")
                .body("code", equalTo("METHOD_NOT_ALLOWED"));
    }

    @Test
    void anAnswerInAnotherFormIsNotAcceptable() {
        Api.as("recorder")
                .accept("text/html")
                .contentType(Api.JSON)
                .body(Api.won("access-1"))
                .post(Api.OUTCOMES)
                .then()
                .statusCode(406)
                .contentType("application/problem+json")
                .body("code", equalTo("NOT_ACCEPTABLE"));
    }

    @Test
    void factsAreCounted() {
        Api.post(Api.OUTCOMES, Api.NDJSON, Api.won("access-2") + "\n{}").then().statusCode(200);

        given().get("/q/metrics")
                .then()
                .body(containsString("facevalue_facts_accepted_total{format=\"ndjson\",kind=\"deal-outcome\"}"))
                .body(containsString("facevalue_facts_rejected_total{format=\"ndjson\",kind=\"deal-outcome\"}"))
                .body(containsString("kafka_producer_record_send_total"));
    }

    private static Response request(RequestSpecification who, Route route) {
        String path = route.path().replace("{dealId}", "access-3").replace("{file}", "deal-outcome.v1.json");
        RequestSpecification request =
                route.method().equals("POST") ? who.contentType(Api.JSON).body(Api.won("access-3")) : who;
        return request.request(route.method(), path);
    }

    private static List<Route> closedRoutes() {
        return routes().stream().filter(route -> !route.isOpen()).toList();
    }

    private static List<Route> routes() {
        List<Route> routes = new ArrayList<>();
        Map<String, Map<String, Object>> paths = document().getMap("paths");
        paths.forEach((path, methods) ->
                methods.keySet().forEach(method -> routes.add(new Route(method.toUpperCase(Locale.ROOT), path))));
        return routes;
    }

    private static JsonPath document() {
        return given().accept(ContentType.JSON)
                .get("/q/openapi")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
