package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Strategy;
import dev.facevalue.eventstream.DealPartition;
import dev.facevalue.eventstream.Topics;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the address is injected, and the rest opened before each test
class WayOfAFactIT {

    private static final Instant RECORDED = Instant.parse("2025-03-02T12:00:00Z");

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    private Stream stream;
    private String team;

    @BeforeEach
    void open() {
        stream = new Stream(bootstrapServers);
        // Each test asks only about the deals of a team of its own.
        team = "team-" + UUID.randomUUID();
    }

    @AfterEach
    void close() {
        stream.close();
    }

    @Test
    void aFactBecomesAnAnswer() {
        write(outcome("NL", Decision.LOST, Strategy.CONFRONT, Relationship.STRENGTHENED), RECORDED);
        Stream.awaitProjected();

        awaitStandings(
                Map.of("by", "culture"),
                standings -> standings
                        .body("deals", equalTo(1))
                        .body("groups[0].key", equalTo(List.of("GERMANIC_EUROPE")))
                        .body("groups[0].label", equalTo(List.of("Germanic Europe")))
                        .body("groups[0].options.option", equalTo(List.of("CONFRONT", "SAVE_FACE", "BUILD_TRUST")))
                        .body("groups[0].options[0].successes", equalTo(1))
                        .body("groups[0].options[0].outcomes.STRENGTHENED", equalTo(1))
                        .body("groups[0].options[1].rate", nullValue()));
    }

    @Test
    void aCorrectionTakesTheOldValueOutOfEveryFigure() {
        DealOutcome first = outcome("NL", Decision.LOST, Strategy.CONFRONT, Relationship.SEVERED);
        write(first, RECORDED);
        DealOutcome corrected = OutcomeBuilder.outcome(first.dealId())
                .country("JP")
                .decision(Decision.WON)
                .strategy(Strategy.SAVE_FACE)
                .relationship(Relationship.FOR_LIFE)
                .team(team)
                .build();
        write(corrected, RECORDED.plusSeconds(1));
        Stream.awaitProjected();

        awaitStandings(
                Map.of("by", "country,strategy"),
                standings -> standings
                        .body("deals", equalTo(1))
                        .body("groups.key", equalTo(List.of(List.of("JP", "SAVE_FACE"))))
                        .body("groups[0].options[1].won", equalTo(1)));
    }

    @Test
    void anErasureForgetsTheDealAndALateCopyDoesNotBringItBack() {
        DealOutcome outcome = outcome("FR", Decision.LOST, Strategy.CONFRONT, Relationship.MAINTAINED);
        ProducerRecord<byte[], byte[]> copied = Records.of(outcome, RECORDED);
        stream.write(List.of(copied));
        write(new Erasure(outcome.dealId(), Instant.now()), Instant.now());
        stream.write(List.of(copied));
        Stream.awaitProjected();

        analyst().get("/v1/deals/" + outcome.dealId()).then().statusCode(404).body("code", equalTo("NOT_FOUND"));
    }

    @Test
    void everyFactOfAnErasedDealLeavesTheLogLateCopiesToo() {
        DealOutcome outcome = outcome("FR", Decision.LOST, Strategy.CONFRONT, Relationship.MAINTAINED);
        ProducerRecord<byte[], byte[]> one = Records.of(outcome, RECORDED);
        ProducerRecord<byte[], byte[]> other = Records.of(outcome, RECORDED.plusSeconds(1));
        ProducerRecord<byte[], byte[]> late = Records.of(outcome, RECORDED.plusSeconds(2));
        ProducerRecord<byte[], byte[]> later = Records.of(outcome, OutcomeBuilder.DECIDED.plus(Duration.ofDays(90)));

        stream.write(List.of(one, other));
        write(new Erasure(outcome.dealId(), RECORDED.plusSeconds(3)), RECORDED.plusSeconds(3));
        stream.write(List.of(late, later));

        int partition = DealPartition.of(outcome.dealId());
        assertThat(awaitRecords(Topics.DEAL_EVENTS, outcome.dealId(), each -> each.value() == null, 3))
                .allMatch(each -> each.partition() == partition)
                .extracting(each -> new String(each.key(), StandardCharsets.UTF_8))
                .containsExactlyInAnyOrder(keyOf(one), keyOf(other), keyOf(late));
    }

    @Test
    void aDealShowsWhatHoldsAndWhatItFollowsFrom() {
        DealOutcome outcome = outcome("BR", Decision.LOST, Strategy.BUILD_TRUST, Relationship.STRAINED);
        write(outcome, RECORDED);
        write(
                new RelationshipObservation(
                        outcome.dealId(), OutcomeBuilder.DECIDED.plusSeconds(3600), Relationship.FOR_LIFE),
                RECORDED.plusSeconds(3600));
        Stream.awaitProjected();

        analyst()
                .get("/v1/deals/" + outcome.dealId())
                .then()
                .statusCode(200)
                .body("dealId", equalTo(outcome.dealId()))
                .body("strategy", equalTo("BUILD_TRUST"))
                .body("region", equalTo("005"))
                .body("relationship", equalTo("FOR_LIFE"))
                .body("preserved", equalTo(true))
                .body("facts.size()", equalTo(2));
    }

    @Test
    void whatNoDealCanBeCalledIsNotFound() {
        analyst().urlEncodingEnabled(false).get("/v1/deals/%00").then().statusCode(404);
    }

    @Test
    void garbageBecomesADeadLetterWithItsReasonAndTheProjectionGoesOn() {
        byte[] garbage = {0, (byte) 0xff, 1, 2, 3};
        String mark = UUID.randomUUID().toString();
        stream.write(
                List.of(new ProducerRecord<>(Topics.DEAL_EVENTS, 3, mark.getBytes(StandardCharsets.UTF_8), garbage)));
        write(outcome("NL", Decision.LOST, Strategy.CONFRONT, Relationship.MAINTAINED), RECORDED);
        Stream.awaitProjected();

        awaitStandings(Map.of(), standings -> standings.body("deals", equalTo(1)));
        ConsumerRecord<byte[], byte[]> deadLetter = awaitDeadLetter(mark);
        assertThat(deadLetter.value()).isEqualTo(garbage);
        assertThat(header(deadLetter, "dead-letter-reason")).isEqualTo("HEADERS");
        assertThat(header(deadLetter, "dead-letter-topic")).isEqualTo(Topics.DEAL_EVENTS);
        assertThat(header(deadLetter, "dead-letter-partition")).isEqualTo("3");
        assertThat(header(deadLetter, "dead-letter-offset")).matches("\\d+");
    }

    @Test
    void theTwoHundredFiftySeventhFactOfADealIsADeadLetter() {
        DealOutcome outcome = outcome("NL", Decision.LOST, Strategy.CONFRONT, Relationship.MAINTAINED);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        IntStream.rangeClosed(1, 257).forEach(i -> records.add(Records.of(outcome, RECORDED.plusSeconds(i))));
        stream.write(records);
        Stream.awaitProjected();

        ConsumerRecord<byte[], byte[]> deadLetter = awaitDeadLetter(outcome.dealId());
        assertThat(header(deadLetter, "dead-letter-reason")).isEqualTo("TOO_MANY_FACTS");
        assertThat(deadLetter.partition()).isEqualTo(DealPartition.of(outcome.dealId()));
    }

    @Test
    void dealsThatOnlyLackTheObservationAreAwaited() {
        write(outcome("NL", Decision.WON, Strategy.CONFRONT, null), RECORDED);
        Stream.awaitProjected();

        awaitStandings(
                Map.of(),
                standings -> standings
                        .body("deals", equalTo(0))
                        .body("awaitingObservation", equalTo(1))
                        .body("groups[0].options[0].awaiting", equalTo(1)));
        awaitStandings(
                Map.of("measure", "won"),
                standings -> standings
                        .body("deals", equalTo(1))
                        .body("awaitingObservation", equalTo(0))
                        .body("groups[0].options[0].successes", equalTo(1)));
    }

    @Test
    void aQuestionThatCannotBeUnderstoodIsRefusedByName() {
        analyst()
                .queryParam("by", "colour")
                .queryParam("culture", "ATLANTIS")
                .queryParam("shoeSize", "44")
                .queryParam("from", "yesterday")
                .get("/v1/standings")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("violations.field", hasItem("by"))
                .body("violations.field", hasItem("culture"))
                .body("violations.field", hasItem("shoeSize"))
                .body("violations.field", hasItem("from"));
    }

    @Test
    void theServiceSaysThatItIsReadyOnceItAnswers() {
        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() ->
                        io.restassured.RestAssured.get("/q/health/ready").then().statusCode(200));
    }

    private DealOutcome outcome(
            String country, Decision decision, Strategy strategy, @Nullable Relationship relationship) {
        return OutcomeBuilder.outcome("deal-" + UUID.randomUUID())
                .country(country)
                .decision(decision)
                .strategy(strategy)
                .relationship(relationship)
                .team(team)
                .build();
    }

    private void write(dev.facevalue.deal.Fact fact, Instant recordedAt) {
        stream.write(List.of(Records.of(fact, recordedAt)));
    }

    /** Waits until the standings of this test's team, with what else is asked, show what they should. */
    private void awaitStandings(Map<String, String> asked, Consumer<ValidatableResponse> shown) {
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> shown.accept(analyst()
                        .queryParam("team", team)
                        .queryParams(asked)
                        .get("/v1/standings")
                        .then()
                        .statusCode(200)));
    }

    private ConsumerRecord<byte[], byte[]> awaitDeadLetter(String keyPart) {
        return awaitRecords(Topics.DEAD_LETTERS, keyPart, _ -> true, 1).getFirst();
    }

    /** Reads a topic from its beginning until there are so many of the records wanted. */
    private List<ConsumerRecord<byte[], byte[]>> awaitRecords(
            String topic, String keyPart, Predicate<ConsumerRecord<byte[], byte[]>> wanted, int count) {
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of("bootstrap.servers", bootstrapServers),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = IntStream.range(0, Topics.PARTITIONS)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
            await().atMost(Duration.ofMinutes(2)).until(() -> {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> {
                    if (new String(each.key(), StandardCharsets.UTF_8).contains(keyPart) && wanted.test(each)) {
                        found.add(each);
                    }
                });
                return found.size() >= count;
            });
            return found;
        }
    }

    private static String keyOf(ProducerRecord<byte[], byte[]> kafkaRecord) {
        return new String(kafkaRecord.key(), StandardCharsets.UTF_8);
    }

    private static String header(ConsumerRecord<byte[], byte[]> kafkaRecord, String name) {
        return new String(kafkaRecord.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
