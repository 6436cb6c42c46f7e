import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
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
 * <p>A record without the headers, or whose value is no JSON, is an error for the connector's errors.tolerance to deal
 * with: in the database it would stop the sink for good.
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

    private final ObjectMapper json = new ObjectMapper();

    @Override
    public SinkRecord apply(SinkRecord origin) {
        String key = String.valueOf(origin.key());
        boolean tombstone = origin.value() == null;
        return origin.newRecord(
                origin.topic(),
                origin.kafkaPartition(),
                KEY,
                new Struct(KEY).put("record_key", key),
                tombstone ? null : ROW,
                tombstone ? null : row(origin, key),
                origin.timestamp());
    }

    private Struct row(SinkRecord origin, String key) {
        return new Struct(ROW)
                .put("fact_id", key.substring(key.indexOf('/') + 1))
                .put("type", header(origin, "ce_type"))
                .put("recorded_at", header(origin, "ce_time"))
                .put("data", checked(origin.value().toString()));
    }

    private String checked(String data) {
        try {
            json.readTree(data);
            return data;
        } catch (JsonProcessingException malformed) {
            throw new DataException("the value is no JSON", malformed);
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
