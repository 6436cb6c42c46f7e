package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.FactForm;
import java.net.URI;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.json.JsonMapper;

class DataSchemaTest {

    private static final URI BASE = URI.create("https://facevalue.example.org/schemas/");
    private static final Instant LATE = Instant.parse("2026-12-31T00:00:00Z");
    private static final Map<EventType, Schema> SCHEMAS = new EnumMap<>(EventType.class);

    static {
        SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
        for (EventType type : EventType.values()) {
            SCHEMAS.put(type, registry.getSchema(new String(DataSchema.write(type, BASE), UTF_8)));
        }
    }

    private final Random random = new Random();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aSchemaIsASchema(EventType type) {
        Schema metaSchema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema("{\"$ref\":\"https://json-schema.org/draft/2020-12/schema\"}");

        assertThat(metaSchema.validate(new String(DataSchema.write(type, BASE), UTF_8), InputFormat.JSON))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aSchemaIsNamedByWhereItIsServed(EventType type) {
        assertThat(DataSchema.of(type, BASE))
                .containsEntry("$schema", "https://json-schema.org/draft/2020-12/schema")
                .containsEntry("$id", "https://facevalue.example.org/schemas/" + type.schemaFile());
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void everyFieldIsExplained(EventType type) {
        properties(DataSchema.of(type, BASE))
                .forEach((name, schema) -> assertThat(schema).as(name).containsKeys("title", "description", "type"));
    }

    @Test
    void whatIsSaidOfAFieldCanBeRead() {
        Map<String, Map<String, Object>> properties = properties(DataSchema.of(EventType.DEAL_OUTCOME_RECORDED, BASE));

        assertThat(properties.get("statedReason"))
                .containsEntry("title", "Stated reason")
                .containsEntry("description", "The reason that the customer gave.");
        assertThat(properties.get("country"))
                .containsEntry(
                        "description", "The customer's country. Must be an ISO 3166-1 alpha-2 code, such as NL.");
        assertThat(properties).doesNotContainKey("recordedAt");
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void theExampleOfASchemaIsAFact(EventType type) {
        String example = example(type);

        assertThat(errors(type, example)).isEmpty();
        FactJson.Form form =
                (FactJson.Form) FactJson.read(example.getBytes(UTF_8), type.kind(), FactJson.UnknownMembers.REFUSE);
        assertThat(form.form().check(LATE)).isInstanceOf(FactForm.Accepted.class);
    }

    @Test
    void everyFactIsValidAsItIsWritten() {
        long seed = System.nanoTime();
        RandomFacts facts = new RandomFacts(seed);
        random.setSeed(seed);
        for (int i = 0; i < 5_000; i++) {
            Fact fact = pseudonymised(facts.next());
            String json = new String(FactJson.write(fact), UTF_8);

            assertThat(errors(EventType.of(fact), json))
                    .as("seed %d, fact %d: %s", seed, i, json)
                    .isEmpty();
        }
    }

    /**
     * Whatever a damaged fact still counts as, the schema must not refuse, or subscribers would see less than we do.
     */
    @Test
    void whatTheProjectionCountsIsValid() {
        long seed = System.nanoTime();
        RandomFacts facts = new RandomFacts(seed);
        random.setSeed(seed);
        int counted = 0;
        int refused = 0;
        for (int i = 0; i < 20_000; i++) {
            Fact fact = withoutPersons(facts.next());
            EventType type = EventType.of(fact);
            String json = damaged(new String(FactJson.write(fact), UTF_8));
            if (isCounted(json, type)) {
                counted++;
                assertThat(errors(type, json))
                        .as("seed %d, fact %d: %s", seed, i, json)
                        .isEmpty();
            } else {
                refused++;
            }
        }
        assertThat(counted).isGreaterThan(1_000);
        assertThat(refused).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // what is replaced in a good outcome | by what | where it is wrong | what keyword says so
                "\"dealId\":\"CRM:2026.00042\", | ~~ | dealId | required",
                "\"decidedAt\":\"2026-02-01T09:00:00.500Z\", | ~~ | decidedAt | required",
                "\"country\":\"NL\", | ~~ | country | required",
                "\"decision\":\"LOST\", | ~~ | decision | required",
                "\"strategy\":\"SAVE_FACE\", | ~~ | strategy | required",
                "CRM:2026.00042 | b d | /dealId | pattern",
                "2026-02-01T09:00:00.500Z | 2026-02-01 | /decidedAt | pattern",
                "\"NL\" | \"nl\" | /country | pattern",
                "\"LOST\" | \"GONE\" | /decision | enum",
                "\"LOST\" | 1 | /decision | type",
                "\"SAVE_FACE\" | null | /strategy | type",
                "\"PRICE\" | \"price\" | /statedReason | enum",
                "\"stage\":\"DECISION\" | \"stage\":\"WON\" | /stage | enum",
                "\"J\" | \"V\" | /industry | enum",
                "1250000 | -1 | /value/amount | minimum",
                "1250000 | 1000000000000000000 | /value/amount | exclusiveMaximum",
                "1250000 | \"1250000\" | /value/amount | type",
                "\"amount\":1250000, | ~~ | amount | required",
                ",\"currency\":\"EUR\" | ~~ | currency | required",
                "\"EUR\" | \"Euro\" | /value/currency | pattern",
                "\"team\":\" | \"team\":\"\\u0000 | /team | pattern"
            })
    void whatIsWrongIsFound(String good, String bad, String where, String keyword) {
        String json = new String(FactJson.write(pseudonymised(Samples.WHOLE_OUTCOME)), UTF_8);
        assertThat(json).contains(good);
        assertThat(errors(EventType.DEAL_OUTCOME_RECORDED, json)).isEmpty();

        assertThat(errors(EventType.DEAL_OUTCOME_RECORDED, json.replace(good, bad)))
                .extracting(
                        error -> error.getProperty() == null
                                ? error.getInstanceLocation().toString()
                                : error.getProperty(),
                        Error::getKeyword)
                .contains(org.assertj.core.groups.Tuple.tuple(where, keyword));
    }

    @Test
    void aPersonThatIsNoPseudonymIsFound() {
        String json = new String(FactJson.write(Samples.WHOLE_OUTCOME), UTF_8);

        assertThat(errors(EventType.DEAL_OUTCOME_RECORDED, json))
                .extracting(error -> error.getInstanceLocation().toString())
                .containsExactlyInAnyOrder("/sellerId", "/accountId");
    }

    @Test
    void aDealThatWasWonNeedsNoStrategy() {
        assertThat(
                        errors(
                                EventType.DEAL_OUTCOME_RECORDED,
                                "{\"dealId\":\"d\",\"decidedAt\":\"2026-03-01T12:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"}"))
                .isEmpty();
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void aFieldThatIsNotKnownIsTolerated(EventType type) {
        assertThat(errors(type, example(type).replaceFirst("\\{", "{\"added\":[1],")))
                .isEmpty();
    }

    @Test
    void ofWhatIsSentAFieldThatIsNotKnownIsRefused() {
        assertThat(DataSchema.asSent(FactForm.Kind.DEAL_OUTCOME)).containsEntry("additionalProperties", false);
        assertThat(properties(DataSchema.asSent(FactForm.Kind.RELATIONSHIP_OBSERVATION)))
                .containsOnlyKeys("dealId", "observedAt", "recordedAt", "relationship");
        assertThat(properties(DataSchema.asSent(FactForm.Kind.DEAL_OUTCOME)).get("sellerId"))
                .containsEntry("maxLength", 128);
    }

    private static String example(EventType type) {
        return JsonMapper.shared()
                .readTree(DataSchema.write(type, BASE))
                .get("examples")
                .get(0)
                .toString();
    }

    private static List<Error> errors(EventType type, String json) {
        return Objects.requireNonNull(SCHEMAS.get(type)).validate(json, InputFormat.JSON);
    }

    private static boolean isCounted(String json, EventType type) {
        return FactJson.read(json.getBytes(UTF_8), type.kind(), FactJson.UnknownMembers.TOLERATE)
                        instanceof FactJson.Form(FactForm form)
                && form.check(LATE) instanceof FactForm.Accepted;
    }

    private Fact pseudonymised(Fact fact) {
        return fact instanceof DealOutcome outcome
                ? outcome.withPersons(
                        outcome.sellerId() == null ? null : pseudonym(),
                        outcome.accountId() == null ? null : pseudonym())
                : fact;
    }

    private static Fact withoutPersons(Fact fact) {
        return fact instanceof DealOutcome outcome ? outcome.withPersons(null, null) : fact;
    }

    private String pseudonym() {
        byte[] hash = new byte[32];
        random.nextBytes(hash);
        return HexFormat.of().formatHex(hash);
    }

    private static final String[] TELLING = {
        "t", "z", "+01:00", "-23:59", ".123456789", "60", " ", "\\u0041", "\\n", "1e3", "0.5", "-0", "null", "\"x\":1,"
    };

    private String damaged(String json) {
        int at = random.nextInt(json.length());
        int to = Math.min(json.length(), at + random.nextInt(4));
        return switch (random.nextInt(5)) {
            case 0 -> json.substring(0, at) + json.substring(to);
            case 1 -> json.substring(0, at) + (char) random.nextInt(0x20, 0x7F) + json.substring(at + 1);
            case 2 ->
                json.replace("Z\"", (random.nextBoolean() ? "z" : "+01:00") + '"')
                        .replaceAll("(\\d)T(\\d)", "$1t$2");
            case 3 -> json.replace(":0", ":" + random.nextInt(10));
            default -> json.substring(0, at) + TELLING[random.nextInt(TELLING.length)] + json.substring(to);
        };
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> properties(Map<String, Object> schema) {
        return (Map<String, Map<String, Object>>) schema.getOrDefault("properties", Map.of());
    }
}
