package dev.facevalue.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpServer;
import dev.facevalue.localstack.ServiceProcess;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * What docs/privacy.md promises: what is erased is gone everywhere, and old deals are found and erased by its script.
 */
@SuppressWarnings("NullAway.Init") // made before all tests
class ForgettingIT {

    private static final String DEAL = "forget-77f0c1";
    private static final String TEAM = "team-5b1e92";
    private static final String SELLER = "seller-c40d18";
    private static final String ACCOUNT = "account-90ae37";
    private static final String AMOUNT = "918273.65";
    private static final Pattern RECIPE = Pattern.compile("## Erase by age\\n.*?```bash\\n(.*?)```", Pattern.DOTALL);

    private static final String OUTCOME = """
            {"dealId":"%s","decidedAt":"2026-01-01T10:00:00Z","recordedAt":"%s","country":"UY","decision":"LOST",\
            "strategy":"%s","relationship":"STRAINED","team":"%s","sellerId":"%s","accountId":"%s",\
            "value":{"amount":%s,"currency":"UYU"}}
            """;

    private static Installation installation;
    private static Api recorder;
    private static Api privacyOfficer;
    private static Api analyst;
    private static ServiceProcess ingest;
    private static ServiceProcess analytics;

    @BeforeAll
    static void start() {
        installation = new Installation(Map.of("log.cleaner.backoff.ms", "200", "log.segment.delete.delay.ms", "100"));
        ingest = installation.ingest();
        analytics = installation.analytics();
        recorder = Installation.recorder(ingest);
        privacyOfficer = Installation.privacyOfficer(ingest);
        analyst = Installation.analyst(analytics);
    }

    @AfterAll
    static void stop() {
        installation.close();
    }

    @Test
    void ofAnErasedDealNothingIsLeftAnywhereButItsIdInTheErasure() throws Exception {
        String outcome = OUTCOME.formatted(DEAL, "2026-01-02T00:00:00Z", "CONFRONT", TEAM, SELLER, ACCOUNT, AMOUNT);
        String correction = OUTCOME.formatted(DEAL, "2026-01-03T00:00:00Z", "SAVE_FACE", TEAM, SELLER, ACCOUNT, AMOUNT);
        String observation = "{\"dealId\":\"" + DEAL + "\",\"observedAt\":\"2026-02-01T00:00:00Z\","
                + "\"recordedAt\":\"2026-02-02T00:00:00Z\",\"relationship\":\"FOR_LIFE\"}\n";
        Set<String> traces = new TreeSet<>(Set.of(TEAM, SELLER, ACCOUNT, AMOUNT));
        tell(outcome, traces);
        recorder.post("/v1/deal-outcomes", "application/x-ndjson", correction).expect(200);
        recorder.post("/v1/relationship-observations", "application/x-ndjson", observation)
                .expect(200);
        recorder.post("/v1/deal-outcomes", "application/json", bystander()).expect(202);
        Installation.awaitProjected(analyst);
        JsonNode deal = analyst.get("/v1/deals/" + DEAL).expect(200).json();
        traces.add(deal.path("sellerId").asText());
        traces.add(deal.path("accountId").asText());
        deal.path("facts").forEach(fact -> traces.add(fact.path("factId").asText()));
        assertThat(traces).hasSize(10);
        // What finds nothing afterwards finds it now.
        Set<String> published = traces.stream()
                .filter(trace -> !Set.of(SELLER, ACCOUNT).contains(trace))
                .collect(Collectors.toSet());
        Storage storage = installation.storage();
        assertThat(storage.onDisk(Topic.DEAL_EVENTS, traces)).isEqualTo(published);
        assertThat(storage.rowsWith(traces)).hasSize(1);
        assertThat(answersWith(traces)).hasSize(answers().size());

        privacyOfficer.delete("/v1/deals/" + DEAL).expect(202);
        // The same again, late, by a program that has kept it.
        recorder.post("/v1/deal-outcomes", "application/x-ndjson", outcome).expect(200);
        recorder.post("/v1/relationship-observations", "application/x-ndjson", observation)
                .expect(200);
        Installation.awaitProjected(analyst);

        await().atMost(Installation.BOUND)
                .untilAsserted(() -> assertThat(answersWith(traces)).isEmpty());
        analyst.get("/v1/deals/" + DEAL).expect(404);
        assertThat(answersWith(Set.of(DEAL))).isEmpty();
        analyst.get("/v1/deals/bystander").expect(200);
        await().atMost(Installation.BOUND)
                .untilAsserted(() -> assertThat(storage.rowsWith(traces)).isEmpty());
        assertThat(storage.rowsWith(Set.of(DEAL))).singleElement().asString().startsWith("public.deal: ");
        Set<String> andTheDeal = new TreeSet<>(traces);
        andTheDeal.add(DEAL);
        assertThat(storage.inLogs(andTheDeal)).isEmpty();
        for (ServiceProcess service : List.of(ingest, analytics)) {
            String metrics =
                    new Api(service.service().uri(), "nobody").get("/q/metrics").text();
            assertThat(andTheDeal).noneMatch(metrics::contains);
        }
        assertThat(installation.topic().size(Topic.DEAD_LETTERS)).isZero();

        installation.topic().compactSoon();
        await().atMost(Installation.BOUND).pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            rollSegments();
            assertThat(storage.onDisk(Topic.DEAL_EVENTS, traces)).isEmpty();
        });
        assertThat(recordsOf(DEAL)).containsOnly("dev.facevalue.deal.erased.v1");
    }

    /** Sends one fact, and takes the name that the receipt gives the event among the traces. */
    private static void tell(String fact, Set<String> traces) {
        traces.add(recorder.post("/v1/deal-outcomes", "application/json", fact)
                .expect(202)
                .json()
                .path("eventId")
                .asText());
    }

    private static String bystander() {
        return OUTCOME.formatted(
                "bystander", "2026-01-02T00:00:00Z", "CONFRONT", "others", "seller-2", "account-2", "1");
    }

    /** Whatever tells of single deals or of their teams, and what the dashboard asks for. */
    private static List<Api.Answer> answers() {
        return List.of(
                analyst.get("/v1/deals/" + DEAL),
                analyst.get("/v1/deals?country=UY"),
                analyst.get("/v1/deals?country=UY", "text/csv"),
                analyst.get("/v1/export/facts.ndjson"),
                analyst.get("/v1/standings?by=team"),
                analyst.get("/v1/standings?by=team&measure=won", "text/csv"),
                analyst.get("/v1/standings?by=team,country"));
    }

    private static List<String> answersWith(Set<String> traces) {
        return answers().stream()
                .map(Api.Answer::text)
                .filter(text -> traces.stream().anyMatch(text::contains))
                .toList();
    }

    private static List<String> recordsOf(String dealId) {
        return installation.topic().all(Topic.DEAL_EVENTS).stream()
                .filter(each -> new String(each.key(), UTF_8).startsWith(dealId + '/'))
                .map(each -> each.value() == null ? "a tombstone" : Topic.header(each, "ce_type"))
                .toList();
    }

    /** Rolling a segment takes a record; these are of deals that say nothing of note. */
    private static void rollSegments() {
        for (int i = 0; i < 24; i++) {
            recorder.post("/v1/deal-outcomes", "application/json", """
                            {"dealId":"roll-%d","decidedAt":"2026-01-01T00:00:00Z","country":"PE",\
                            "recordedAt":"2026-01-01T00:00:00Z","decision":"WON"}""".formatted(i))
                    .expect(202);
        }
    }

    @Test
    void theScriptErasesExactlyWhatIsOldAsThePageTells() throws Exception {
        assumeThatTheScriptCanRun();
        List<String> old = new ArrayList<>();
        // More than two pages, decided on the last day that is meant, some observed and some not.
        StringBuilder outcomes = new StringBuilder();
        for (int i = 0; i < 2_100; i++) {
            String dealId = "old-" + i;
            old.add(dealId);
            outcomes.append(decided(dealId, "2019-12-31T23:59:59.999Z", i % 2 == 0 ? "MAINTAINED" : null));
        }
        outcomes.append(decided("kept-decided", "2020-01-01T00:00:00Z", null));
        outcomes.append(decided("kept-corrected", "2019-06-01T00:00:00Z", null));
        outcomes.append(decided("kept-corrected", "2020-06-01T00:00:00Z", "STRAINED"));
        recorder.post("/v1/deal-outcomes", "application/x-ndjson", outcomes.toString())
                .expect(200);
        old.add("old-only-observed");
        recorder.post(
                        "/v1/relationship-observations",
                        "application/x-ndjson",
                        observed("old-only-observed", "2019-12-31T23:59:59Z")
                                + observed("kept-only-observed", "2019-01-01T00:00:00Z")
                                + observed("kept-only-observed", "2020-01-01T00:00:00Z"))
                .expect(200);
        Installation.awaitProjected(analyst);
        await().until(() -> analyst.get("/v1/standings?to=2019-12-31&measure=won&of=strategy")
                        .json()
                        .path("deals")
                        .asInt()
                == 2_100);

        Run listed = run(recipe().get(0), Map.of());
        assertThat(listed.code()).isZero();
        assertThat(listed.printed().lines()).containsExactlyInAnyOrderElementsOf(old);
        assertThat(analyst.get("/v1/deals/old-0").status()).isEqualTo(200);

        Run refused = run(recipe().get(1), Map.of("FACEVALUE_PRIVACY_OFFICER", "privacy:wrong"));
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.told()).contains("Stopped after 20 failures.");
        assertThat(analyst.get("/v1/deals/old-0").status()).isEqualTo(200);

        Run erased = run(recipe().get(1), Map.of());
        assertThat(erased.told()).endsWith("Done: none is left.\n");
        assertThat(erased.code()).isZero();
        assertThat(erased(erased)).containsExactlyInAnyOrderElementsOf(old);
        for (String dealId : List.of("old-0", "old-1", "old-2099", "old-only-observed")) {
            analyst.get("/v1/deals/" + dealId).expect(404);
        }
        for (String dealId : List.of("kept-decided", "kept-corrected", "kept-only-observed")) {
            analyst.get("/v1/deals/" + dealId).expect(200);
        }

        Run again = run(recipe().get(1), Map.of());
        assertThat(again.code()).isZero();
        assertThat(again.printed()).isEmpty();
    }

    @Test
    void theScriptPassesOverADealThatIsRefusedAndNamesIt() throws Exception {
        assumeThatTheScriptCanRun();
        Set<String> old = new TreeSet<>();
        StringBuilder outcomes = new StringBuilder();
        // More than are erased at once.
        for (int i = 0; i < 250; i++) {
            old.add("aged-" + i);
            outcomes.append(decided("aged-" + i, "2018-12-31T00:00:00Z", null));
        }
        recorder.post("/v1/deal-outcomes", "application/x-ndjson", outcomes.toString())
                .expect(200);
        Installation.awaitProjected(analyst);
        await().until(() -> analyst.get("/v1/deals/aged-249").status() == 200);

        HttpServer refusing = refusing("aged-7");
        Run run;
        try {
            run = run(
                    recipe().get(1),
                    Map.of(
                            "FACEVALUE_INGEST_URL",
                            "http://127.0.0.1:" + refusing.getAddress().getPort()));
        } finally {
            refusing.stop(0);
        }

        assertThat(run.told()).contains("Not erased: aged-7\n").endsWith("1 are left. Run it again.\n");
        assertThat(run.code()).isEqualTo(1);
        old.remove("aged-7");
        assertThat(erased(run)).containsAll(old).doesNotContain("aged-7").doesNotHaveDuplicates();
        Run again = run(recipe().get(1), Map.of());
        assertThat(erased(again)).containsExactly("aged-7");
        assertThat(again.code()).isZero();
    }

    /** Hands erasures on to ingest, but for one. */
    private static HttpServer refusing(String dealId) throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", exchange -> {
            String path = exchange.getRequestURI().getPath();
            Api.Answer answer = privacyOfficer.delete(path.endsWith('/' + dealId) ? path + "/refused" : path);
            byte[] body = answer.text().getBytes(UTF_8);
            exchange.sendResponseHeaders(answer.status(), body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        return server;
    }

    private static List<String> erased(Run run) {
        return run.printed()
                .lines()
                .map(line -> line.substring(0, line.indexOf('\t')))
                .toList();
    }

    private static void assumeThatTheScriptCanRun() {
        assumeTrue(
                Boolean.parseBoolean(System.getenv("FACEVALUE_CHECKER_REQUIRED"))
                        || (isOnPath("curl") && isOnPath("jq")),
                "the script needs curl and jq");
    }

    private static boolean isOnPath(String program) {
        return Pattern.compile(File.pathSeparator)
                .splitAsStream(System.getenv("PATH"))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, program)));
    }

    private static String decided(String dealId, String at, @Nullable String relationship) {
        return "{\"dealId\":\"%s\",\"decidedAt\":\"%s\",\"country\":\"BO\",\"decision\":\"LOST\",\"strategy\":\"CONFRONT\"%s}\n"
                .formatted(dealId, at, relationship == null ? "" : ",\"relationship\":\"" + relationship + '"');
    }

    private static String observed(String dealId, String at) {
        return "{\"dealId\":\"%s\",\"observedAt\":\"%s\",\"relationship\":\"STRAINED\"}\n".formatted(dealId, at);
    }

    /** The commands of the page, one a line, as they stand there. */
    private static List<String> recipe() throws IOException {
        Matcher recipe = RECIPE.matcher(Files.readString(installation.root().resolve("docs/privacy.md")));
        assertThat(recipe.find()).isTrue();
        String commands = recipe.group(1);
        String settings = commands.lines()
                .filter(line -> line.startsWith("export "))
                .map(line -> line + '\n')
                .collect(Collectors.joining());
        List<String> steps = commands.lines()
                .filter(line -> line.startsWith("docs/privacy/"))
                .map(line -> settings + line)
                .toList();
        assertThat(steps).hasSize(2);
        return steps;
    }

    private record Run(int code, String printed, String told) {}

    /** Runs a command of the page; only where the services are, and what is said besides, differs. */
    private static Run run(String command, Map<String, String> besides) throws IOException, InterruptedException {
        Path printed = Files.createTempFile("erase", ".out");
        Path told = Files.createTempFile("erase", ".err");
        try {
            String after = besides.entrySet().stream()
                    .map(each -> each.getKey() + "='" + each.getValue() + "' ")
                    .collect(Collectors.joining());
            int last = command.lastIndexOf('\n') + 1;
            ProcessBuilder builder =
                    new ProcessBuilder("bash", "-c", command.substring(0, last) + after + command.substring(last));
            Map<String, String> environment = new LinkedHashMap<>();
            environment.put("FACEVALUE_INGEST_URL", ingest.service().uri().toString());
            environment.put("FACEVALUE_ANALYTICS_URL", analytics.service().uri().toString());
            builder.environment().putAll(environment);
            Process process = builder.directory(installation.root().toFile())
                    .redirectOutput(printed.toFile())
                    .redirectError(told.toFile())
                    .start();
            if (!process.waitFor(Installation.BOUND.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
                throw new AssertionError("the script did not end: " + Files.readString(told));
            }
            return new Run(process.exitValue(), Files.readString(printed), Files.readString(told));
        } finally {
            Files.delete(printed);
            Files.delete(told);
        }
    }
}
