package dev.facevalue.ingest.apidocs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.eventstream.DataSchema;
import dev.facevalue.eventstream.EventType;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Holds today's schemas against those that version 1 was published with, which lie beside the tests as they were
 * served. Those files are never changed: whoever relies on version 1 has read them.
 */
class SchemaCompatibilityTest {

    private static final URI BASE = URI.create("http://localhost:8080/schemas/");
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @EnumSource(EventType.class)
    void withinVersion1ASchemaGrowsByOptionalFieldsOnly(EventType type) throws IOException {
        JsonNode now = JSON.readTree(DataSchema.write(type, BASE));

        assertThat(SchemaGrowth.beyondOptionalProperties(published(type), now)).isEmpty();
    }

    @Test
    void anOptionalFieldMayBeAdded() throws IOException {
        String grown = outcome()
                .replace(
                        "\"properties\" : {\n    \"dealId\"",
                        "\"properties\" : {\n    \"channel\" : {\"enum\" : [\"A\"]},\n    \"dealId\"");

        assertThat(grown).contains("channel");
        assertThat(beyond(grown)).isEmpty();
    }

    @Test
    void wordsMayChange() throws IOException {
        assertThat(beyond(outcome().replace("The selling team.", "Who sold, together.")))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                // what is replaced in the outcome's schema | by what | where that goes beyond
                "\"WON\", \"LOST\" | \"WON\", \"SHELVED\", \"LOST\" | /properties/decision/enum",
                "\"WON\", \"LOST\", | \"LOST\", | /properties/decision/enum",
                "\"const\" : \"WON\" | \"const\" : \"LOST\" | /if",
                "\"country\", \"decision\" ] | \"country\", \"decision\", \"team\" ] | /required",
                "\"country\", \"decision\" ] | \"country\" ] | /required",
                "\"amount\", \"currency\" ] | \"amount\" ] | /properties/value/required",
                "\"maxLength\" : 64 | \"maxLength\" : 63 | /properties/team/maxLength",
                "\"maxLength\" : 64 | \"maxLength\" : 65 | /properties/team/maxLength",
                "{64}$ | {65}$ | /properties/sellerId/pattern",
                "\"minimum\" : 0, | ~~ | /properties/value/properties/amount/minimum",
                "\"type\" : \"number\" | \"type\" : \"string\" | /properties/value/properties/amount/type",
                "\"team\" : { | \"crew\" : { | /properties/team",
                "\"type\" : \"object\", | \"type\" : \"object\", \"additionalProperties\" : false, | /additionalProperties",
                "deal-outcome.v1.json | deal-outcome.v2.json | /$id"
            })
    void whatElseChangesIsFound(String then, String now, String where) throws IOException {
        assertThat(outcome()).contains(then);

        assertThat(beyond(outcome().replace(then, now))).contains(where);
    }

    @Test
    void aNewFieldThatIsRequiredIsFound() throws IOException {
        String grown = outcome()
                .replace("\"country\", \"decision\" ]", "\"country\", \"decision\", \"channel\" ]")
                .replace(
                        "\"properties\" : {\n    \"dealId\"",
                        "\"properties\" : {\n    \"channel\" : {},\n    \"dealId\"");

        assertThat(beyond(grown)).containsExactlyInAnyOrder("/properties/channel", "/required");
    }

    private static java.util.List<String> beyond(String changed) throws IOException {
        return SchemaGrowth.beyondOptionalProperties(
                published(EventType.DEAL_OUTCOME_RECORDED), JSON.readTree(changed));
    }

    private static JsonNode published(EventType type) throws IOException {
        return JSON.readTree(text(type));
    }

    private static String outcome() throws IOException {
        return text(EventType.DEAL_OUTCOME_RECORDED);
    }

    private static String text(EventType type) throws IOException {
        try (InputStream file = SchemaCompatibilityTest.class.getResourceAsStream("/schemas-v1/" + type.schemaFile())) {
            return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
