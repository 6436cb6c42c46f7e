package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's files as a browser is given them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the address is injected
class DashboardPageIT {

    private static final int MOST_BYTES = 1_000_000;
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("\"(/static/bundle/[^\"]+\\.js)\"");

    @TestHTTPResource("/")
    URI address;

    @Test
    void thePageRunsNothingThatStandsInItselfOrComesFromElsewhere() {
        String page = analyst()
                .get("/")
                .then()
                .statusCode(200)
                .contentType(startsWith("text/html"))
                .header(
                        "Content-Security-Policy",
                        startsWith("default-src 'none'; script-src 'self'; style-src 'self';"))
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "same-origin")
                .header("Cross-Origin-Opener-Policy", "same-origin")
                .header("Permissions-Policy", containsString("camera=()"))
                .header("Cache-Control", "private, no-cache")
                .extract()
                .asString();

        assertThat(page)
                .doesNotContain("<style", "style=", "http:", "https:")
                .doesNotContainPattern("<script[^>]*>[^<]");
        assertThat(links(page)).allSatisfy(link -> assertThat(link).doesNotContain("//"));
    }

    @Test
    void theBundleIsKeptForItsNameChangesWithIt() {
        List<String> bundle = links(analyst().get("/").asString()).stream()
                .filter(link -> link.startsWith("/static/bundle/"))
                .toList();

        assertThat(bundle).hasSize(2);
        bundle.forEach(file -> analyst()
                .header("Accept-Encoding", "gzip")
                .get(file)
                .then()
                .statusCode(200)
                .header("Content-Encoding", "gzip")
                .header("Cache-Control", "private, max-age=31536000, immutable")
                .contentType(startsWith(file.endsWith(".css") ? "text/css" : "text/javascript")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/world.geo.json", "/icon.svg"})
    void whoHasAFileIsToldThatItIsStillTheSame(String path) {
        String tag = analyst()
                .get(path)
                .then()
                .statusCode(200)
                .header("Last-Modified", nullValue())
                .extract()
                .header("ETag");
        assertThat(tag).startsWith("W/\"");

        String body = analyst()
                .header("If-None-Match", tag)
                .header("Accept-Encoding", "gzip")
                .get(path)
                .then()
                .statusCode(304)
                .header("ETag", tag)
                .header("Cache-Control", "private, no-cache")
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .extract()
                .asString();

        assertThat(body).isEmpty();
    }

    @Test
    void whoHasAnotherPageIsGivenThisOneHoweverNewHisIs() {
        analyst()
                .header("If-None-Match", "W/\"of another build\"")
                .header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                .get("/")
                .then()
                .statusCode(200)
                .body(containsString("<div id=\"app\">"));
        analyst()
                .header("If-Modified-Since", "Fri, 01 Jan 2100 00:00:00 GMT")
                .get("/")
                .then()
                .statusCode(200);
    }

    @Test
    void onlyWhoMaySeeAFileLearnsThatItIsTheSame() {
        String tag = analyst().get("/").header("ETag");

        given().header("If-None-Match", tag).get("/").then().statusCode(401).header("ETag", nullValue());
        given().auth()
                .preemptive()
                .basic("recorder", "recorder")
                .header("If-None-Match", tag)
                .get("/")
                .then()
                .statusCode(403)
                .header("ETag", nullValue());
    }

    @Test
    void theHeadOfAFileIsThatOfItsAnswer() {
        List<String> bundle = links(analyst().get("/").asString());
        for (String path : List.of(
                "/",
                "/world.geo.json",
                bundle.stream().filter(link -> link.endsWith(".js")).findFirst().orElseThrow())) {
            Response answer = analyst().get(path);
            Response head = analyst().head(path);

            assertThat(head.statusCode()).as(path).isEqualTo(200);
            assertThat(head.asString()).as(path).isEmpty();
            for (String name : List.of("Cache-Control", "Content-Type", "Content-Security-Policy")) {
                assertThat(head.header(name)).as(path + ' ' + name).isEqualTo(answer.header(name));
            }
            assertThat(head.header("ETag")).as(path).isEqualTo(answer.header("ETag"));
        }
    }

    @Test
    void allThatTheFirstViewLoadsIsSmall() throws IOException {
        String page = analyst().get("/").asString();
        List<String> files = new ArrayList<>(links(page).stream()
                .map(link -> link.startsWith("/") ? link : "/" + link)
                .toList());
        files.add("/world.geo.json");
        int bytes = compressed(page.getBytes(UTF_8));
        for (int i = 0; i < files.size(); i++) {
            Response file = analyst().get(files.get(i));
            assertThat(file.statusCode()).as(files.get(i)).isEqualTo(200);
            bytes += compressed(file.asByteArray());
            if (files.get(i).endsWith(".js")) {
                // What is loaded by what was loaded.
                Matcher imports = IMPORT.matcher(file.asString());
                while (imports.find()) {
                    String chunk = imports.group(1);
                    if (!files.contains(chunk)) {
                        files.add(chunk);
                    }
                }
            }
        }

        assertThat(files).hasSizeGreaterThanOrEqualTo(5);
        assertThat(bytes).as("bytes of %s", files).isBetween(200_000, MOST_BYTES);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/index.html", "/static/bundle/anything.js", "/world.geo.json", "/icon.svg"})
    void nobodyGetsItWithoutCredentialsAndTheRefusalIsNotKept(String path) {
        given().get(path)
                .then()
                .statusCode(401)
                .header("WWW-Authenticate", containsString("asic realm=\"FaceValue\""))
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", startsWith("default-src 'none'"));
        given().auth()
                .preemptive()
                .basic("recorder", "recorder")
                .get(path)
                .then()
                .statusCode(403)
                .header("Cache-Control", "no-store");
    }

    @Test
    void aFileThatIsNotThereIsNotKeptEither() {
        analyst()
                .get("/static/bundle/nothing.js")
                .then()
                .statusCode(404)
                .header("Cache-Control", "no-store")
                .contentType("application/problem+json");
    }

    @Test
    void aBrowserOfTheWrongUserIsShownAPageAndAProgramAProblem() {
        given().auth()
                .preemptive()
                .basic("recorder", "recorder")
                .accept("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8")
                .get("/")
                .then()
                .statusCode(403)
                .contentType(startsWith("text/html"))
                .body("html.body.h1", equalTo("Not for this user"));
        for (String accept : List.of("*/*", "application/json", "application/json, text/html;q=0.5")) {
            given().auth()
                    .preemptive()
                    .basic("recorder", "recorder")
                    .accept(accept)
                    .get("/v1/standings")
                    .then()
                    .statusCode(403)
                    .contentType("application/problem+json")
                    .body("code", equalTo("FORBIDDEN"));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nonsense",
                "/",
                ",",
                ";",
                "text/",
                "text/html;q=x",
                "text/html;q=0",
                "application/json, text/html"
            })
    void whoDoesNotSayThatAPageIsWantedGetsAProblem(String accept) {
        given().auth()
                .preemptive()
                .basic("recorder", "recorder")
                .header("Accept", accept)
                .get("/")
                .then()
                .statusCode(403)
                .contentType("application/problem+json")
                .body("code", equalTo("FORBIDDEN"));
    }

    @Test
    void aPageThatRefusesRunsNothing() {
        given().auth()
                .preemptive()
                .basic("recorder", "recorder")
                .accept("text/html")
                .get("/")
                .then()
                .statusCode(403)
                .header("Content-Security-Policy", startsWith("default-src 'none'"))
                .body("html.@lang", equalTo("en"))
                .body("html.head.meta.find { it.@name == 'color-scheme' }.@content", equalTo("light dark"))
                .body("html.head.title", containsString("FaceValue"))
                .body(not(containsString("<script")))
                .body(not(containsString("<style")));
    }

    /** Compressed, it would wait until there is enough to compress. */
    @Test
    void theStreamComesAtOnceAlsoToWhoTakesItCompressed() throws IOException {
        String authorization = Base64.getEncoder().encodeToString("analyst:analyst".getBytes(UTF_8));
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            socket.setSoTimeout(20_000);
            socket.getOutputStream().write("""
                            GET /v1/standings/stream HTTP/1.1\r
                            Host: localhost\r
                            Accept: text/event-stream\r
                            Accept-Encoding: gzip, deflate, br\r
                            Authorization: Basic %s\r
                            \r
                            """.formatted(authorization).getBytes(UTF_8));
            BufferedReader lines = new BufferedReader(new InputStreamReader(socket.getInputStream(), UTF_8));

            List<String> told = new ArrayList<>();
            do {
                told.add(lines.readLine());
            } while (!told.getLast().startsWith("event:"));

            assertThat(told).noneMatch(line -> line.toLowerCase(Locale.ROOT).startsWith("content-encoding"));
            assertThat(told.getLast().replace(" ", "")).isEqualTo("event:changed");
        }
    }

    @Test
    void tablesAndTheExportAreTheSameToWhoTakesThemCompressed() {
        Response plain = analyst().accept("text/csv").get("/v1/countries");
        Response compressed =
                analyst().accept("text/csv").header("Accept-Encoding", "gzip").get("/v1/countries");

        assertThat(compressed.asString()).isEqualTo(plain.asString());
        assertThat(compressed.header("ETag")).isEqualTo(plain.header("ETag"));
        analyst()
                .accept("text/csv")
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", plain.header("ETag"))
                .get("/v1/countries")
                .then()
                .statusCode(304);
        analyst()
                .header("Accept-Encoding", "gzip")
                .get("/v1/export/facts.ndjson")
                .then()
                .statusCode(200)
                .contentType("application/x-ndjson");
    }

    @Test
    void answersAreCompressedTooAndStayTheSameUnderTheirTag() {
        Response plain = analyst().get("/v1/countries");
        Response compressed = analyst().header("Accept-Encoding", "gzip").get("/v1/countries");

        assertThat(compressed.header("Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.asString()).isEqualTo(plain.asString());
        assertThat(compressed.header("ETag")).isEqualTo(plain.header("ETag"));
    }

    private static List<String> links(String page) {
        List<String> links = new ArrayList<>();
        Matcher matcher = LINK.matcher(page);
        while (matcher.find()) {
            links.add(matcher.group(1));
        }
        return links;
    }

    private static int compressed(byte[] file) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(file);
        }
        return bytes.size();
    }
}
