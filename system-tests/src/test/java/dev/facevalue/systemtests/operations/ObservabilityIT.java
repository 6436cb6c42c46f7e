package dev.facevalue.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Api;
import dev.facevalue.systemtests.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What is served, what is documented, what is shown and what is watched are the same metrics. */
@SuppressWarnings("NullAway.Init") // set before all tests
class ObservabilityIT {

    private static final Path ROOT = Path.of(System.getProperty("facevalue.root", ".."));

    /** Those of Prometheus itself and of its exporter of disks. */
    private static final Set<String> OF_OTHERS =
            Set.of("up", "ALERTS", "node_filesystem_avail_bytes", "node_filesystem_size_bytes");

    private static Installation installation;
    private static Exposition ingest;
    private static Exposition analytics;

    @BeforeAll
    static void whatBothServicesSayAfterEachHasDoneSomething() {
        installation = new Installation();
        ServiceProcess recording = installation.ingest();
        ServiceProcess answering = installation.analytics();
        Installation.recorder(recording)
                .post(
                        "/v1/deal-outcomes",
                        "application/json",
                        "{\"dealId\":\"seen\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"}")
                .expect(202);
        Api analyst = Installation.analyst(answering);
        Installation.awaitProjected(analyst);
        // The JVM makes the series of its pauses with the first of them.
        await().atMost(Installation.BOUND).untilAsserted(() -> {
            analyst.get("/v1/standings").expect(200);
            analytics = Exposition.of(analyst);
            assertThat(analytics.names()).contains("jvm_gc_pause_seconds_sum", "http_server_requests_seconds_bucket");
        });
        ingest = Exposition.of(new Api(recording.service().uri(), "nobody"));
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void everyMetricOfIngestIsDocumentedAndEveryDocumentedOneIsServed() throws Exception {
        assertThat(own(ingest)).isEqualTo(documented("Both services", "ingest-service"));
    }

    @Test
    void everyMetricOfAnalyticsIsDocumentedAndEveryDocumentedOneIsServed() throws Exception {
        assertThat(own(analytics)).isEqualTo(documented("Both services", "analytics-service"));
    }

    @Test
    void everyMetricSaysWhatItIs() {
        for (Exposition service : List.of(ingest, analytics)) {
            assertThat(own(service))
                    .allSatisfy(name -> assertThat(service.helps()
                                    .getOrDefault(name, service.helps().getOrDefault(name.replace("_total", ""), "")))
                            .as(name)
                            .hasSizeGreaterThan(10));
        }
    }

    @Test
    void theDashboardShowsOnlyWhatIsServed() throws Exception {
        Set<String> shown = new TreeSet<>();
        JsonNode dashboard = new ObjectMapper()
                .readTree(ROOT.resolve("observability/grafana/dashboards/facevalue.json")
                        .toFile());
        dashboard.findValues("expr").forEach(expression -> shown.addAll(PromQl.metrics(expression.asText())));

        assertThat(shown).hasSizeGreaterThan(20);
        assertThat(served()).containsAll(without(shown, OF_OTHERS));
    }

    @Test
    void theDashboardShowsEverythingThatIsOurs() throws Exception {
        String dashboard = Files.readString(ROOT.resolve("observability/grafana/dashboards/facevalue.json"));

        assertThat(own(ingest)).allSatisfy(name -> assertThat(dashboard).contains(name));
        assertThat(own(analytics)).allSatisfy(name -> assertThat(dashboard).contains(name));
    }

    @Test
    void everyPanelSaysWhatItShows() throws Exception {
        JsonNode panels = new ObjectMapper()
                .readTree(ROOT.resolve("observability/grafana/dashboards/facevalue.json")
                        .toFile())
                .path("panels");

        assertThat(StreamSupport.stream(panels.spliterator(), false)
                        .filter(panel -> !panel.path("type").asText().equals("row")))
                .allSatisfy(panel -> assertThat(panel.path("description").asText())
                        .as(panel.path("title").asText())
                        .isNotBlank());
    }

    @Test
    void alertsAskOnlyForWhatIsServed() throws Exception {
        Set<String> asked = new TreeSet<>();
        expressions().forEach(expression -> asked.addAll(PromQl.metrics(expression)));

        assertThat(asked).hasSizeGreaterThan(10);
        assertThat(served()).containsAll(without(asked, OF_OTHERS));
    }

    @Test
    void everyAlertIsExplainedUnderItsNameAndNoOther() throws Exception {
        Set<String> alerts = matches("- alert: (\\w+)", rules());

        assertThat(alerts).hasSizeGreaterThan(10);
        assertThat(matches("(?m)^### `(\\w+)`$", operations())).isEqualTo(alerts);
    }

    private static Set<String> served() {
        Set<String> served = new TreeSet<>(ingest.names());
        served.addAll(analytics.names());
        return served;
    }

    private static Set<String> own(Exposition service) {
        return service.names().stream()
                .filter(name -> name.startsWith("facevalue_"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> without(Set<String> names, Set<String> others) {
        Set<String> rest = new TreeSet<>(names);
        rest.removeAll(others);
        return rest;
    }

    /** The metrics in the tables below headings of the page for whoever runs the services. */
    private static Set<String> documented(String... headings) throws IOException {
        String metrics = section(operations(), "## Metrics", "\n## ");
        Set<String> documented = new TreeSet<>();
        for (String heading : headings) {
            documented.addAll(matches("(?m)^\\| `(facevalue_\\w+)", section(metrics, "### " + heading, "\n### ")));
        }
        return documented;
    }

    private static String section(String text, String heading, String end) {
        int from = text.indexOf(heading + '\n');
        assertThat(from).as(heading).isNotNegative();
        int to = text.indexOf(end, from + heading.length());
        return to < 0 ? text.substring(from) : text.substring(from, to);
    }

    /** The expressions of the rules, those over several lines as one. */
    private static List<String> expressions() throws IOException {
        return Pattern.compile("(?m)^ +expr: (?:>-\\n((?: {10}.*\\n)+)|(.*)\\n)")
                .matcher(rules())
                .results()
                .map((MatchResult rule) -> rule.group(1) == null ? rule.group(2) : rule.group(1))
                .toList();
    }

    private static String rules() throws IOException {
        return Files.readString(ROOT.resolve("observability/prometheus/alerts.yml"));
    }

    private static String operations() throws IOException {
        return Files.readString(ROOT.resolve("docs/operations.md"));
    }

    private static Set<String> matches(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
