package dev.facevalue.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Recount.Question;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
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
        List<Told> story = Story.of(1_987, 30_000, 90_000);
        recorder.tell(story.subList(0, 60_000));

        AtomicBoolean rebuilding = new AtomicBoolean(true);
        Asker asker = new Asker(analyst, rebuilding);
        Thread asking = Thread.ofVirtual().start(asker);
        List<Told> toldMeanwhile = new ArrayList<>();
        Thread telling = Thread.ofVirtual()
                .start(() -> tellAThousandASecond(story.subList(60_000, 90_000), rebuilding, toldMeanwhile));
        Installation.Finished rebuild = installation.rebuild();
        // Whatever is wrong with the tables that took the place shows in what comes after them.
        Installation.Finished again = installation.rebuild();
        rebuilding.set(false);
        asking.join();
        telling.join();

        assertThat(rebuild.printed()).contains("They are equal.", "has taken the place");
        assertThat(rebuild.code()).isZero();
        assertThat(again.code()).as(again.printed()).isZero();
        assertThat(asker.wrong).isEmpty();
        assertThat(asker.asked).isGreaterThan(20);
        List<Told> told = new ArrayList<>(story.subList(0, 60_000));
        told.addAll(toldMeanwhile);
        assertThat(toldMeanwhile).isNotEmpty();
        Installation.awaitProjected(analyst);
        await().untilAsserted(() ->
                assertThat(analyst.standings("by=culture,faceRisk")).isEqualTo(new Recount(told).answer(QUESTION)));
        assertThat(installation.topic().size(Topic.DEAD_LETTERS)).isZero();
    }

    @Test
    void afterCompactionTheLogHoldsNothingOfAnErasedDealAndStillTellsTheSame() throws Exception {
        List<Told> story = Story.of(451, 1_000, 4_000);
        recorder.tell(story);
        Set<String> erased = new HashSet<>();
        for (int deal = 0; deal < 1_000; deal += 10) {
            String dealId = "story-" + deal;
            privacyOfficer.delete("/v1/deals/" + dealId).expect(202);
            erased.add(dealId);
        }
        List<Told> lateCopies = story.stream()
                .filter(told -> erased.contains(told.dealId()))
                .limit(50)
                .toList();
        recorder.tell(lateCopies);
        Installation.awaitProjected(analyst);

        installation.topic().compactSoon();
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> {
                    rollSegments();
                    assertThat(valuesOf(erased)).isEmpty();
                });

        List<Told> left =
                story.stream().filter(told -> !erased.contains(told.dealId())).toList();
        var expected = new Recount(left).answer(QUESTION.where(deal -> !deal.containsValue("PE")));
        // A subscriber of any other make, starting at offset 0
        assertThat(new Recount(subscribed()).answer(QUESTION)).isEqualTo(expected);
        // The live projection, and one rebuilt from what is left of the log
        assertThat(analyst.standings("by=culture,faceRisk" + ofStory())).isEqualTo(expected);
        assertThat(installation.rebuild().printed()).contains("They are equal.", "has taken the place");
        await().untilAsserted(() ->
                assertThat(analyst.standings("by=culture,faceRisk" + ofStory())).isEqualTo(expected));
        recorder.tell(lateCopies);
        Installation.awaitProjected(analyst);
        for (String dealId : erased) {
            analyst.get("/v1/deals/" + dealId).expect(404);
        }
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

    private void tellAThousandASecond(List<Told> facts, AtomicBoolean goOn, List<Told> told) {
        long begun = System.nanoTime();
        int sent = 0;
        while (goOn.get() && sent + 100 <= facts.size()) {
            List<Told> next = facts.subList(sent, sent + 100);
            recorder.tell(next);
            told.addAll(next);
            sent += 100;
            long due = begun + sent * 1_000_000L;
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Installation.BOUND)
                    .until(() -> System.nanoTime() >= due);
        }
    }

    /** Asks without pause, and notes whatever is not a later answer. */
    private static final class Asker implements Runnable {

        private final Api analyst;
        private final AtomicBoolean goOn;
        private final List<String> wrong = new ArrayList<>();
        private int asked;

        Asker(Api analyst, AtomicBoolean goOn) {
            this.analyst = analyst;
            this.goOn = goOn;
        }

        @Override
        public void run() {
            Instant asOf = Instant.EPOCH;
            long counted = 0;
            while (goOn.get()) {
                Api.Answer answer = analyst.get("/v1/standings?measure=won&of=prevention");
                asked++;
                if (answer.status() != 200) {
                    wrong.add(answer.status() + " " + answer.text());
                    continue;
                }
                Instant next = Instant.parse(answer.json().path("asOf").asText());
                long deals = answer.json().path("deals").asLong();
                if (next.isBefore(asOf) || deals < counted / 2) {
                    wrong.add("after " + asOf + " and " + counted + " deals came " + next + " and " + deals);
                }
                asOf = next;
                counted = deals;
            }
        }
    }
}
