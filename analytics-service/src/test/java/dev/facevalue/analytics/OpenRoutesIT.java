package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.httpedge.ResourceRoute;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nothing is open by omission: whatever the framework serves needs credentials, unless it stands here. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // injected
class OpenRoutesIT {

    /** What is open to all: it tells no facts. With each of them, what lies below it. */
    private static final Set<String> OPEN = Set.of(
            "/q/health",
            "/q/health-ui",
            "/q/metrics",
            "/q/openapi",
            "/q/openapi.json",
            "/q/openapi.yaml",
            "/q/openapi.yml",
            "/q/swagger-ui");

    private static final String FILES = "META-INF/resources";

    @Inject
    Router router;

    @Test
    void everyResourceNeedsCredentials() {
        List<ResourceRoute> resources = ResourceRoute.registered();
        List<String> open = new ArrayList<>();
        for (ResourceRoute resource : resources) {
            if (!isOpen(resource.path()) && statusOf(resource.method(), resource.path()) != 401) {
                open.add(resource.method() + ' ' + resource.path());
            }
        }

        assertThat(resources).contains(new ResourceRoute("GET", "/v1/standings/stream"));
        assertThat(open).isEmpty();
    }

    @Test
    void everyRouteOfTheFrameworkNeedsCredentials() {
        Set<String> paths = new TreeSet<>();
        Set<String> expressions = new TreeSet<>();
        walk(router, "", paths, expressions);
        List<String> open = new ArrayList<>();
        for (String path : paths) {
            for (String method : List.of("GET", "POST")) {
                int status = statusOf(method, path);
                if (!isOpen(path) && status != 401 && status != 404 && status != 405) {
                    open.add(method + ' ' + path + ": " + status);
                }
            }
        }

        assertThat(paths).contains("/q/metrics", "/q/health", "/q/openapi");
        assertThat(open).isEmpty();
        // No address can be made of these; a new one has to be looked at.
        assertThat(expressions).isEmpty();
    }

    @Test
    void everyFileOnTheClassPathNeedsCredentials() throws Exception {
        Set<String> files = files();
        files.addAll(List.of("/", "/index.html", "/world.geo.json", "/icon.svg"));
        Matcher bundle = Pattern.compile("\"(/static/bundle/[^\"]+)\"")
                .matcher(analyst().get("/").asString());
        while (bundle.find()) {
            files.add(bundle.group(1));
        }
        List<String> open = new ArrayList<>();
        for (String file : files) {
            int status = statusOf("GET", file);
            if (!isOpen(file) && status != 401 && status != 404) {
                open.add(file + ": " + status);
            }
        }

        assertThat(files).anyMatch(file -> file.startsWith("/static/bundle/"));
        assertThat(open).isEmpty();
    }

    @Test
    void whatIsSaidToBeOpenIs() {
        for (String path : OPEN) {
            // What tells of health says 503 until the service is ready.
            await().atMost(Duration.ofMinutes(1))
                    .untilAsserted(
                            () -> assertThat(statusOf("GET", path)).as(path).isEqualTo(200));
        }
    }

    /** A session in cookies is sent by the browser whoever asks it to, so it must not be able to change anything. */
    @Test
    void nothingCanBeChangedHere() {
        assertThat(ResourceRoute.registered())
                .allSatisfy(route -> assertThat(route.method()).isIn("GET", "HEAD", "OPTIONS"));
    }

    private static boolean isOpen(String path) {
        return OPEN.stream().anyMatch(open -> path.equals(open) || path.startsWith(open + '/'));
    }

    private static int statusOf(String method, String path) {
        // What is answered for ever, as events are, is answered before it ends.
        Response answer = given().contentType("application/json")
                .request(method, path.replaceAll("\\{[^}]+}|:\\w+", "any").replace("*", ""));
        return answer.statusCode();
    }

    private static void walk(Router routes, String base, Set<String> paths, Set<String> expressions) {
        for (Route route : routes.getRoutes()) {
            String path = route.getPath();
            if (path == null) {
                // A filter: it has no address of its own.
                continue;
            }
            if (route.isRegexPath()) {
                expressions.add(base + path);
                continue;
            }
            String whole = base + path;
            paths.add(whole);
            if (route.getSubRouter() != null) {
                walk(route.getSubRouter(), whole.replaceAll("/?\\*?$", ""), paths, expressions);
            }
        }
    }

    private static Set<String> files() throws IOException, URISyntaxException {
        Set<String> files = new TreeSet<>();
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        for (URL directory : Collections.list(loader.getResources(FILES))) {
            switch (directory.getProtocol()) {
                case "jar" -> {
                    String jar = directory.getPath().replaceFirst("!/.*", "");
                    try (FileSystem content = FileSystems.newFileSystem(Path.of(URI.create(jar)))) {
                        add(files, content.getPath(FILES));
                    }
                }
                case "file" -> add(files, Path.of(directory.toURI()));
                // What the build makes has no directory.
                default -> {}
            }
        }
        return files;
    }

    private static void add(Set<String> files, Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            all.filter(Files::isRegularFile)
                    .forEach(file -> files.add(
                            "/" + directory.relativize(file).toString().replace('\\', '/')));
        }
    }
}
