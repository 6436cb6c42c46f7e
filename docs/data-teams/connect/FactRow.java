import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.SchemaBuilder;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.errors.DataException;
import org.apache.kafka.connect.header.Header;
import org.apache.kafka.connect.sink.SinkRecord;
import org.apache.kafka.connect.transforms.Transformation;

/**
 * Turns a record of facevalue.deal-events.v1, read with StringConverter, into a row with a schema: fact_id, type,
 * recorded_at and the data as JSON. A null value stays null, so that a sink which deletes by key deletes the row.
 *
 * <p>A record that others wrote and that is no fact is an error for the connector's errors.tolerance to deal with. In
 * the database it would stop the sink for good, or every query that takes its times for times.
 */
public final class FactRow implements Transformation<SinkRecord> {

    // Debezium's names: its JDBC sink makes a column of the database's own type of them.
    private static final Schema MOMENT =
            SchemaBuilder.string().name("io.debezium.time.ZonedTimestamp").build();
    private static final Schema JSON =
            SchemaBuilder.string().name("io.debezium.data.Json").build();
    private static final Schema KEY =
            SchemaBuilder.struct().field("record_key", Schema.STRING_SCHEMA).build();
    private static final Schema ROW = SchemaBuilder.struct()
            .field("fact_id", Schema.STRING_SCHEMA)
            .field("type", Schema.STRING_SCHEMA)
            .field("recorded_at", MOMENT)
            .field("data", JSON)
            .build();

    private static final Pattern RECORD_KEY =
            Pattern.compile("([A-Za-z0-9._:-]{1,128})/([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})");

    // Each type of event, and the field that says when it was so.
    private static final Map<String, String> HAPPENED = Map.of(
            "dev.facevalue.deal-outcome.recorded.v1", "decidedAt",
            "dev.facevalue.relationship.observed.v1", "observedAt",
            "dev.facevalue.deal.erased.v1", "erasedAt");

    private final ObjectMapper json = new ObjectMapper().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    @Override
    public SinkRecord apply(SinkRecord origin) {
        Matcher key = RECORD_KEY.matcher(String.valueOf(origin.key()));
        require(key.matches(), "the key is not dealId/factId");
        boolean tombstone = origin.value() == null;
        return origin.newRecord(
                origin.topic(),
                origin.kafkaPartition(),
                KEY,
                new Struct(KEY).put("record_key", key.group()),
                tombstone ? null : ROW,
                tombstone ? null : row(origin, key.group(1), key.group(2)),
                origin.timestamp(),
                // They are in the row. Debezium's sink stops at a name that is there twice.
                List.of());
    }

    private Struct row(SinkRecord origin, String dealId, String factId) {
        String type = header(origin, "ce_type");
        String recordedAt = header(origin, "ce_time");
        String data = origin.value().toString();
        require(HAPPENED.containsKey(type), "ce_type is none of version 1");
        requireMoment(recordedAt, "ce_time");
        JsonNode fact = parsed(data);
        require(fact.path("dealId").asText().equals(dealId), "the dealId is not the key's");
        requireMoment(fact.path(HAPPENED.get(type)).asText(), HAPPENED.get(type));
        // PostgreSQL takes these as JSON, and fails once the field is asked for.
        fact.forEach(each -> require(
                each.asText().indexOf('\0') < 0 && StandardCharsets.UTF_8.newEncoder().canEncode(each.asText()),
                "a text holds what is no character"));
        return new Struct(ROW)
                .put("fact_id", factId)
                .put("type", type)
                .put("recorded_at", recordedAt)
                .put("data", data);
    }

    private JsonNode parsed(String data) {
        try {
            return json.readTree(data);
        } catch (JsonProcessingException malformed) {
            throw new DataException("the value is no JSON", malformed);
        }
    }

    private static void requireMoment(String text, String name) {
        try {
            OffsetDateTime.parse(text);
        } catch (DateTimeException none) {
            throw new DataException(name + " is no moment", none);
        }
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new DataException(otherwise);
        }
    }

    private static String header(SinkRecord origin, String name) {
        Header header = origin.headers().lastWithName(name);
        if (header == null || header.value() == null) {
            throw new DataException(name + " is missing");
        }
        return header.value() instanceof byte[] bytes
                ? new String(bytes, StandardCharsets.UTF_8)
                : header.value().toString();
    }

    @Override
    public ConfigDef config() {
        return new ConfigDef();
    }

    @Override
    public void configure(Map<String, ?> settings) {
        // Nothing to set.
    }

    @Override
    public void close() {
        // Nothing to close.
    }
}
