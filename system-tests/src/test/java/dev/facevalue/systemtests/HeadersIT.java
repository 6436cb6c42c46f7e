package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What every answer of the packaged services tells browsers and caches, whoever makes the answer. */
@SuppressWarnings("NullAway.Init") // made before all tests
class HeadersIT {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final List<String> USERS = List.of("", "recorder", "analyst", "privacy", "nobody");

    private static Installation installation;
    private static ServiceProcess ingest;
    private static ServiceProcess analytics;
    private static List<Head> heads;

    @BeforeAll
    static void start() throws Exception {
        installation = new Installation();
        ingest = installation.ingest();
        analytics = installation.analytics();
        Installation.recorder(ingest)
                .post(
                        "/v1/deal-outcomes",
                        "application/json",
                        "{\"dealId\":\"headers\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"}")
                .expect(202);
        Installation.awaitProjected(Installation.analyst(analytics));
        heads = ofEveryOperationToEveryUser();
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    /** An answer's head, and to what. */
    private record Head(String to, int status, HttpHeaders headers) {

        String header(String name) {
            return headers.firstValue(name).orElse("");
        }
    }

    @Test
    void everyAnswerIsWhatItSaysIsFramedByNobodyAndTellsNoServer() {
        assertThat(heads).extracting(Head::status).contains(200, 202, 400, 401, 403, 404, 405);
        assertThat(heads).allSatisfy(head -> {
            assertThat(head.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
            assertThat(head.headers().allValues("Referrer-Policy")).containsExactly("same-origin");
            assertThat(head.headers().allValues("Content-Security-Policy"))
                    .singleElement()
                    .asString()
                    .startsWith("default-src 'none';")
                    .contains("frame-ancestors 'none'", "base-uri 'none'", "form-action 'none'");
            assertThat(head.headers().map().keySet())
                    .doesNotContain("server", "x-powered-by", "access-control-allow-origin", "set-cookie");
        });
    }

    @Test
    void onlyFiguresDocumentsAndFilesOfTheDashboardAreKept() {
        for (Head head : heads) {
            assertThat(head.headers().allValues("Cache-Control")).as(head.to()).hasSize(1);
            String caching = head.header("Cache-Control");
            if (head.status() >= 400
                    || head.to().contains("/v1/deals")
                    || head.to().contains("/v1/export")) {
                assertThat(caching).as(head.to()).contains("no-store");
            } else if (head.to().contains(" /v1/") && !head.to().startsWith("OPTIONS")) {
                assertThat(caching).as(head.to()).isIn("no-store", "private, no-cache");
            }
        }
    }

    @Test
    void whatHasABodySaysWhatItIsAndInWhichCharacters() {
        assertThat(heads).allSatisfy(head -> {
            String type = head.header("Content-Type");
            if (!type.isEmpty()) {
                assertThat(type.contains("text/")).as(head.to() + ": " + type).isEqualTo(textInUtf8(type));
            }
        });
    }

    private static boolean textInUtf8(String type) {
        // Scripts and styles of extensions have none; they are ASCII, and the page that loads them says UTF-8.
        return type.contains("text/")
                && (type.toLowerCase(Locale.ROOT).contains("charset=utf-8")
                        || type.startsWith("text/css")
                        || type.startsWith("text/javascript")
                        || type.startsWith("text/event-stream"));
    }

    @Test
    void neitherServiceTracesNorListsDirectoriesNorShowsWhatItIsMadeOf() throws Exception {
        for (ServiceProcess service : List.of(ingest, analytics)) {
            assertThat(head(service, "TRACE", "/", "analyst").status()).isBetween(400, 499);
            for (String path : List.of("/static/", "/.git/config", "/q/dev-ui", "/q/info", "/q/arc", "/META-INF/")) {
                assertThat(head(service, "GET", path, "analyst").status())
                        .as(path)
                        .isEqualTo(404);
            }
        }
    }

    @Test
    void overTlsBrowsersAreToldToStayThereIfTheProxyIsBelieved() throws Exception {
        assertThat(heads)
                .allSatisfy(head ->
                        assertThat(head.header("Strict-Transport-Security")).isEmpty());
        ServiceProcess behindAProxy =
                installation.ingest(Map.of("QUARKUS_HTTP_PROXY_PROXY_ADDRESS_FORWARDING", "true"));

        assertThat(send(behindAProxy, request(behindAProxy, "/q/openapi", "").header("X-Forwarded-Proto", "https"))
                        .header("Strict-Transport-Security"))
                .isEqualTo("max-age=63072000; includeSubDomains");
        assertThat(send(ingest, request(ingest, "/q/openapi", "").header("X-Forwarded-Proto", "https"))
                        .header("Strict-Transport-Security"))
                .isEmpty();
    }

    @Test
    void whoIsRefusedIsInTheLogAndTheDealIsNot() {
        String forbidden = "Refused 403: DELETE /v1/deals, user recorder, from ";
        String wrong = "Refused 401: DELETE /v1/deals, credentials that are not right, from ";

        // Again and again: there are ten lines a second, and other tests may have had them.
        await().untilAsserted(() -> {
            head(ingest, "DELETE", "/v1/deals/refused-deal", "recorder");
            head(ingest, "DELETE", "/v1/deals/refused-deal", "mistyped-4711");
            assertThat(installation.storage().inLogs(Set.of(forbidden, wrong))).hasSize(2);
        });

        assertThat(installation.storage().inLogs(Set.of("refused-deal", "mistyped-4711")))
                .isEmpty();
    }

    /** And what stands beside the API. */
    private static List<Head> ofEveryOperationToEveryUser() throws Exception {
        List<Head> heads = new ArrayList<>();
        for (ServiceProcess service : List.of(ingest, analytics)) {
            for (String user : USERS) {
                JsonNode paths = JSON.readTree(new Api(service.service().uri(), "nobody")
                                .get("/q/openapi", "application/json")
                                .text())
                        .path("paths");
                for (Map.Entry<String, JsonNode> path : paths.properties()) {
                    String address =
                            path.getKey().replace("{dealId}", "headers").replace("{file}", "x.json");
                    for (String method : List.of("GET", "POST", "DELETE", "OPTIONS")) {
                        heads.add(head(service, method, address, user));
                    }
                }
                for (String path : List.of(
                        "/",
                        "/nothing",
                        "/v1/nothing",
                        "/static/bundle/nothing.js",
                        "/q/health",
                        "/q/health/live",
                        "/q/health/ready",
                        "/q/metrics",
                        "/q/openapi",
                        "/q/swagger-ui/",
                        "/q/swagger-ui/swagger-ui.css",
                        "/q/nothing")) {
                    heads.add(head(service, "GET", path, user));
                }
            }
        }
        return heads;
    }

    private static Head head(ServiceProcess service, String method, String path, String user)
            throws IOException, InterruptedException {
        return send(
                service,
                request(service, path, user)
                        .header("Content-Type", "application/json")
                        .method(method, HttpRequest.BodyPublishers.noBody()));
    }

    private static HttpRequest.Builder request(ServiceProcess service, String path, String user) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(service.service().uri() + path));
        if (!user.isEmpty()) {
            byte[] credentials = (user + ':' + user).getBytes(StandardCharsets.UTF_8);
            request.header("Authorization", "Basic " + Base64.getEncoder().encodeToString(credentials));
        }
        return request;
    }

    /** The head alone: an answer may be a stream that never ends. */
    private static Head send(ServiceProcess service, HttpRequest.Builder request)
            throws IOException, InterruptedException {
        HttpRequest sent = request.timeout(Installation.BOUND).build();
        HttpResponse<java.io.InputStream> answer = HTTP.send(sent, HttpResponse.BodyHandlers.ofInputStream());
        answer.body().close();
        return new Head(
                sent.method() + ' ' + sent.uri().getPath() + " of "
                        + service.service().name(),
                answer.statusCode(),
                answer.headers());
    }
}
