package dev.facevalue.ingest.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Erasure;
import dev.facevalue.eventstream.CloudEventHeaders;
import dev.facevalue.eventstream.DataSchema;
import dev.facevalue.eventstream.DeadLetterHeaders;
import dev.facevalue.eventstream.Event;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.eventstream.EventType;
import dev.facevalue.eventstream.Topics;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every name in the document is the one in code. */
class AsyncApiDocumentTest {

    private static final URI ROOT = URI.create("https://facevalue.example.org/");
    private static final URI SCHEMAS = ROOT.resolve("schemas/");
    private static final AsyncApiDocument DOCUMENT = new AsyncApiDocument(ROOT);
    private static final JsonNode TREE = DOCUMENT.tree();

    @Test
    void theDocumentIsOneOfAsyncApi3() {
        assertThat(TREE.path("asyncapi").asText()).isEqualTo("3.0.0");
        assertThat(DOCUMENT.yaml()).doesNotContain("${");
    }

    @Test
    void everyTopicIsAChannelAndEveryChannelATopic() {
        assertThat(StreamSupport.stream(TREE.path("channels").spliterator(), false)
                        .map(channel -> channel.path("address").asText()))
                .containsExactly(Topics.DEAL_EVENTS, Topics.DEAD_LETTERS);
    }

    @ParameterizedTest
    @CsvSource({"dealEvents", "deadLetters"})
    void aTopicIsSetAsItIsCreated(String channel) {
        JsonNode kafka = TREE.path("channels").path(channel).path("bindings").path("kafka");
        Map<String, String> settings = new TreeMap<>();
        kafka.path("topicConfiguration").properties().forEach(setting -> {
            JsonNode value = setting.getValue();
            settings.put(setting.getKey(), (value.isArray() ? value.path(0) : value).asText());
        });

        assertThat(kafka.path("topic").asText())
                .isEqualTo(TREE.path("channels").path(channel).path("address").asText());
        assertThat(kafka.path("partitions").asInt()).isEqualTo(Topics.PARTITIONS);
        assertThat(settings)
                .isEqualTo(channel.equals("dealEvents") ? Topics.DEAL_EVENTS_CONFIG : Topics.DEAD_LETTERS_CONFIG);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyTypeOfEventIsAMessageWithItsSchema(EventType type) {
        JsonNode message = message(type);

        assertThat(message.at("/headers/allOf/1/properties/ce_type/const").asText())
                .isEqualTo(type.typeName());
        assertThat(message.at("/payload/schema/$ref").asText())
                .isEqualTo(SCHEMAS.resolve(type.schemaFile()).toString());
    }

    @Test
    void theChannelOfEventsHasEveryTypeOfEvent() {
        List<String> names = new ArrayList<>();
        TREE.at("/channels/dealEvents/messages")
                .forEach(reference -> names.add(resolved(reference).path("name").asText()));

        assertThat(names)
                .containsAll(Arrays.stream(EventType.values())
                        .map(EventType::typeName)
                        .toList())
                .hasSize(EventType.values().length + 1);
    }

    @Test
    void theHeadersOfAnEventAreThoseThatAreWritten() {
        JsonNode headers = TREE.at("/components/schemas/eventHeaders");

        assertThat(names(headers.path("properties")))
                .containsExactly(
                        CloudEventHeaders.SPEC_VERSION,
                        CloudEventHeaders.ID,
                        CloudEventHeaders.SOURCE,
                        CloudEventHeaders.TYPE,
                        CloudEventHeaders.TIME,
                        CloudEventHeaders.SUBJECT,
                        CloudEventHeaders.DATA_SCHEMA,
                        CloudEventHeaders.CONTENT_TYPE);
        assertThat(texts(headers.at("/properties/ce_type/enum")))
                .containsExactlyElementsOf(Arrays.stream(EventType.values())
                        .map(EventType::typeName)
                        .toList());
        Map<String, String> written = new TreeMap<>();
        record().headers().forEach(header -> written.put(header.key(), text(header.value())));
        assertThat(written.keySet()).containsExactlyInAnyOrderElementsOf(names(headers.path("properties")));
        assertValid(headers, written);
    }

    @Test
    void theKeyIsWrittenAsItIsDescribed() {
        JsonNode key = resolved(message(EventType.DEAL_ERASED).at("/traits/0")).at("/bindings/kafka/key");

        assertThat(text(record().key())).matches(key.path("pattern").asText());
        assertThat(key.at("/examples/0").asText()).matches(key.path("pattern").asText());
    }

    @Test
    void theHeadersOfADeadLetterAreThoseThatAreWritten() {
        assertThat(names(TREE.at("/components/schemas/deadLetterHeaders/properties")))
                .containsExactly(
                        DeadLetterHeaders.REASON,
                        DeadLetterHeaders.DETAIL,
                        DeadLetterHeaders.TOPIC,
                        DeadLetterHeaders.PARTITION,
                        DeadLetterHeaders.OFFSET,
                        DeadLetterHeaders.OMITTED_BYTES);
    }

    @Test
    void everyReasonOfADeadLetterIsExplained() {
        JsonNode reasons = TREE.at("/components/schemas/deadLetterHeaders/properties/dead-letter-reason/oneOf");

        assertThat(StreamSupport.stream(reasons.spliterator(), false)
                        .map(reason -> reason.path("const").asText()))
                .containsExactlyElementsOf(Arrays.stream(EventCodec.Reason.values())
                        .map(Enum::name)
                        .toList());
        reasons.forEach(
                reason -> assertThat(reason.path("description").asText()).endsWith("."));
        assertThat(DOCUMENT.yaml()).contains(" " + DealState.MAX_STANDING + ", as a deal may have");
    }

    @Test
    void theExamplesAreValid() {
        for (EventType type : EventType.values()) {
            JsonNode example = message(type).at("/examples/0");
            assertThat(errors(
                            text(DataSchema.write(type, SCHEMAS)),
                            example.path("payload").toString()))
                    .as(type.typeName())
                    .isEmpty();
            assertValid(TREE.at("/components/schemas/eventHeaders"), example.path("headers"));
            assertThat(example.at("/headers/ce_type").asText()).isEqualTo(type.typeName());
            assertThat(example.at("/headers/ce_dataschema").asText())
                    .isEqualTo(SCHEMAS.resolve(type.schemaFile()).toString());
            assertThat(example.at("/headers/ce_subject").asText())
                    .isEqualTo(example.at("/payload/dealId").asText());
        }
        assertValid(
                TREE.at("/components/schemas/deadLetterHeaders"),
                TREE.at("/components/messages/deadLetter/examples/0/headers"));
    }

    @Test
    void theDocumentRefersToNothingThatIsNotThere() {
        assertThat(TREE.findValuesAsText("$ref"))
                .hasSizeGreaterThan(10)
                .allSatisfy(reference -> assertThat(
                                reference.startsWith("#")
                                        ? !TREE.at(reference.substring(1)).isMissingNode()
                                        : Arrays.stream(EventType.values())
                                                .anyMatch(type -> reference.equals(SCHEMAS.resolve(type.schemaFile())
                                                        .toString())))
                        .as(reference)
                        .isTrue());
    }

    private static ProducerRecord<byte[], byte[]> record() {
        return EventCodec.encode(new Event(
                "e-1", "/crm", Instant.parse("2026-03-01T12:00:00Z"), SCHEMAS, new Erasure("d-1", Instant.EPOCH)));
    }

    private static JsonNode message(EventType type) {
        for (JsonNode message : TREE.at("/components/messages")) {
            if (message.path("name").asText().equals(type.typeName())) {
                return message;
            }
        }
        throw new AssertionError("no message is named " + type.typeName());
    }

    private static JsonNode resolved(JsonNode reference) {
        return TREE.at(reference.path("$ref").asText().substring(1));
    }

    private static void assertValid(JsonNode schema, Object value) {
        String json = new ObjectMapper().valueToTree(value).toString();
        assertThat(errors(schema.toString(), json)).as(json).isEmpty();
        assertThat(errors(schema.toString(), "{}")).isNotEmpty();
    }

    private static List<?> errors(String schema, String json) {
        Schema compiled = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(schema);
        return compiled.validate(json, InputFormat.JSON);
    }

    private static Set<String> names(JsonNode object) {
        Set<String> names = new LinkedHashSet<>();
        for (Iterator<String> each = object.fieldNames(); each.hasNext(); ) {
            names.add(each.next());
        }
        return names;
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
