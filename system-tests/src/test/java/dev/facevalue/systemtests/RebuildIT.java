package dev.facevalue.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Recount.Question;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The projection rebuilt from the topic while facts come in and questions are asked, before and after compaction. */
@SuppressWarnings("NullAway.Init") // made before each test
class RebuildIT {

    private static final Question QUESTION = Question.by("culture", "faceRisk");
    private static final ObjectMapper JSON = new ObjectMapper();

    private Installation installation;
    private Api recorder;
    private Api privacyOfficer;
    private Api analyst;

    @BeforeEach
    void start() {
        installation = new Installation(Map.of("log.cleaner.backoff.ms", "200"));
        ServiceProcess ingest = installation.ingest();
        recorder = Installation.recorder(ingest);
        privacyOfficer = Installation.privacyOfficer(ingest);
        analyst = Installation.analyst(installation.analytics());
    }

    @AfterEach
    void stop() {
        installation.close();
    }

    @Test
    void underLoadEveryQuestionIsAnsweredNoAnswerGoesBackAndBothAreEqual() throws Exception {
        List<Told> story = Story.of(1_987, 20_000, 70_000);
        List<Told> told = new ArrayList<>(story.subList(0, 40_000));
        recorder.tell(told);

        told.addAll(new LiveLoad(recorder, analyst, story.subList(40_000, 70_000)).during(this::rebuild));

        Installation.awaitProjected(analyst);
        await().untilAsserted(() ->
                assertThat(analyst.standings("by=culture,faceRisk")).isEqualTo(new Recount(told).answer(QUESTION)));
        assertThat(installation.topic().size(Topic.DEAD_LETTERS)).isZero();
    }

    @Test
    void afterCompactionTheLogHoldsNothingOfAnErasedDealAndUnderLoadStillTellsTheSame() throws Exception {
        List<Told> story = Story.of(451, 4_000, 34_000);
        List<Told> told = new ArrayList<>(story.subList(0, 4_000));
        recorder.tell(told);
        Set<String> erased = new HashSet<>();
        for (int deal = 0; deal < 4_000; deal += 20) {
            String dealId = "story-" + deal;
            privacyOfficer.delete("/v1/deals/" + dealId).expect(202);
            erased.add(dealId);
        }
        List<Told> lateCopies =
                told.stream().filter(each -> erased.contains(each.dealId())).toList();
        recorder.tell(lateCopies);
        eraseWhatWasRecordedLast("last-recorded");
        erased.add("last-recorded");
        Installation.awaitProjected(analyst);

        compactUntilNothingIsLeftOf(erased);

        var expected = standing(told, erased);
        // A subscriber of any other make, starting at offset 0
        assertThat(new Recount(subscribed()).answer(QUESTION)).isEqualTo(expected);
        assertThat(analyst.standings("by=culture,faceRisk" + ofStory())).isEqualTo(expected);
        // The log no longer tells how far the answers' time had come.
        Instant asOf = installation.progress().asOf();
        assertThat(latestOnTopic()).isBefore(asOf);

        told.addAll(new LiveLoad(recorder, analyst, story.subList(4_000, 34_000)).during(() -> {
            rebuild();
            // Whatever is wrong with the tables that took the place shows in what comes after them.
            rebuild();
        }));
        // A running instance remembers it; one that is started now has what the tables say.
        assertThat(installation.progress().asOf()).isEqualTo(asOf);

        recorder.tell(lateCopies);
        Installation.awaitProjected(analyst);
        await().untilAsserted(() ->
                assertThat(analyst.standings("by=culture,faceRisk" + ofStory())).isEqualTo(standing(told, erased)));
        for (String dealId : erased) {
            analyst.get("/v1/deals/" + dealId).expect(404);
        }
    }

    @Test
    void onlyOneAtATimeAndADifferingProjectionTakesNoPlaceUnlessThatIsAccepted() throws Exception {
        recorder.tell(Story.of(7, 20, 20));
        Installation.awaitProjected(analyst);
        assertEnds(installation.rebuild("--other"), 2, "usage: rebuild");
        try (Connection first = installation.database()) {
            one(first, "select pg_advisory_lock(" + 0x0FACE_0000_0001L + ")::text");

            assertEnds(installation.rebuild(), 4, "Another rebuild is under way");
        }
        try (Connection database = installation.database()) {
            String dealId = one(database, "select deal_id from deal order by deal_id limit 1");
            String team = one(database, "select coalesce(team, '-') from deal order by deal_id limit 1");
            try (Statement damage = database.createStatement()) {
                damage.execute("update deal set team = 'damaged' where deal_id = '" + dealId + "'");
            }

            assertEnds(
                    installation.rebuild(), 3, "They differ, in these deals: [" + dealId + "]", "Nothing was switched");
            assertThat(one(database, "select team from deal order by deal_id limit 1"))
                    .isEqualTo("damaged");

            assertEnds(installation.rebuild("--accept-differences"), 0, "has taken the place");
            assertThat(one(database, "select coalesce(team, '-') from deal order by deal_id limit 1"))
                    .isEqualTo(team);
        }
    }

    private static String one(Connection database, String query) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private void rebuild() throws IOException, InterruptedException {
        assertEnds(installation.rebuild(), 0, "They are equal.", "has taken the place");
    }

    private static void assertEnds(Installation.Finished rebuild, int code, String... told) {
        assertThat(rebuild.printed()).contains(told);
        assertThat(rebuild.code()).isEqualTo(code);
    }

    private static Map<List<String>, Map<String, Recount.Option>> standing(List<Told> told, Set<String> erased) {
        return new Recount(told.stream()
                        .filter(each -> !erased.contains(each.dealId()))
                        .toList())
                .answer(QUESTION);
    }

    /** The deal's one fact has the latest time of all; its erasure, by another program, has an earlier one. */
    private void eraseWhatWasRecordedLast(String dealId) throws Exception {
        recorder.post(
                        "/v1/deal-outcomes",
                        "application/json",
                        "{\"dealId\":\"" + dealId
                                + "\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"PE\",\"decision\":\"WON\"}")
                .expect(202);
        installation
                .topic()
                .write(OtherProgramsIT.Event.good(dealId)
                        .with("ce_type", "dev.facevalue.deal.erased.v1")
                        .saying("{\"dealId\":\"" + dealId + "\",\"erasedAt\":\"" + Instant.now() + "\"}")
                        .toRecord());
    }

    private void compactUntilNothingIsLeftOf(Set<String> erased) throws Exception {
        installation.topic().compactSoon();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    rollSegments();
                    assertThat(valuesOf(erased)).isEmpty();
                });
    }

    private Instant latestOnTopic() {
        return installation.topic().all(Topic.DEAL_EVENTS).stream()
                .filter(each -> each.value() != null)
                .map(each -> Instant.parse(Topic.header(each, "ce_time")))
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** Rolling a segment takes a record; these are of deals in a country of their own, won without a refusal. */
    private void rollSegments() {
        for (int i = 0; i < 24; i++) {
            recorder.post(
                            "/v1/deal-outcomes",
                            "application/json",
                            "{\"dealId\":\"roll-" + i + "\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"PE\","
                                    + "\"recordedAt\":\"2026-01-01T00:00:00Z\",\"decision\":\"WON\"}")
                    .expect(202);
        }
    }

    private static String ofStory() {
        return Places.countries().stream().map(country -> "&country=" + country).collect(Collectors.joining());
    }

    private List<String> valuesOf(Set<String> erased) {
        return installation.topic().all(Topic.DEAL_EVENTS).stream()
                .filter(each -> each.value() != null)
                .filter(each -> !Topic.header(each, "ce_type").contains("erased"))
                .map(each -> new String(each.key(), UTF_8))
                .filter(key -> erased.contains(key.substring(0, key.indexOf('/'))))
                .toList();
    }

    /** The facts that stand, as the data teams' page tells to fold them: by key, less what is erased. */
    private List<Told> subscribed() throws IOException {
        Map<String, ConsumerRecord<byte[], byte[]>> latest = new LinkedHashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : installation.topic().all(Topic.DEAL_EVENTS)) {
            latest.put(new String(each.key(), UTF_8), each);
        }
        latest.values().removeIf(each -> each.value() == null);
        Map<String, Instant> erasedUpTo = new HashMap<>();
        for (ConsumerRecord<byte[], byte[]> each : latest.values()) {
            JsonNode data = JSON.readTree(each.value());
            if (data.has("erasedAt")) {
                erasedUpTo.merge(
                        data.path("dealId").asText(),
                        Instant.parse(data.path("erasedAt").asText()),
                        (one, other) -> one.isAfter(other) ? one : other);
            }
        }
        List<Told> facts = new ArrayList<>();
        for (ConsumerRecord<byte[], byte[]> each : latest.values()) {
            Map<String, String> fields = new HashMap<>();
            JsonNode data = JSON.readTree(each.value());
            data.properties()
                    .forEach(
                            field -> fields.put(field.getKey(), field.getValue().asText()));
            fields.put("recordedAt", Topic.header(each, "ce_time"));
            Told told = new Told(fields);
            boolean stands = Instant.parse(told.field("recordedAt"))
                    .isAfter(erasedUpTo.getOrDefault(told.dealId(), Instant.MIN));
            if (!data.has("erasedAt") && stands && !told.field("country").equals("PE")) {
                facts.add(told);
            }
        }
        return facts;
    }
}
