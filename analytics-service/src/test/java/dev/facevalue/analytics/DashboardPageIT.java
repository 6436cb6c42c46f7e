package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The dashboard's files as a browser is given them. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
class DashboardPageIT {

    private static final int MOST_BYTES = 1_000_000;
    private static final Pattern LINK = Pattern.compile("(?:src|href)=\"([^\"]+)\"");
    private static final Pattern IMPORT = Pattern.compile("\"(/static/bundle/[^\"]+\\.js)\"");

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

    @Test
    void allThatTheFirstViewLoadsIsSmall() throws IOException {
        String page = analyst().get("/").asString();
        List<String> files = new ArrayList<>(links(page).stream()
                .map(link -> link.startsWith("/") ? link : "/" + link)
                .toList());
        files.add("/world.geo.json");
        int bytes = compressed(page.getBytes(java.nio.charset.StandardCharsets.UTF_8));
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
