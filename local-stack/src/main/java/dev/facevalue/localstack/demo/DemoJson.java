package dev.facevalue.localstack.demo;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.RelationshipObservation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Facts as the public API takes them: one JSON object a line. What is not known is left out. */
final class DemoJson {

    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .build();

    private DemoJson() {}

    /** NDJSON of outcomes, in UTF-8. */
    static byte[] outcomes(List<Said<DealOutcome>> outcomes) {
        return lines(outcomes, DemoJson::writeOutcome);
    }

    /** NDJSON of observations, in UTF-8. */
    static byte[] observations(List<Said<RelationshipObservation>> observations) {
        return lines(observations, DemoJson::writeObservation);
    }

    private static <T> byte[] lines(List<T> facts, LineWriter<T> writer) {
        ByteArrayOutputStream lines = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(lines)) {
            json.setRootValueSeparator(null);
            for (T fact : facts) {
                json.writeStartObject();
                writer.write(json, fact);
                json.writeEndObject();
                json.writeRaw('\n');
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing to memory failed", e);
        }
        return lines.toByteArray();
    }

    private static void writeOutcome(JsonGenerator json, Said<DealOutcome> said) throws IOException {
        DealOutcome fact = said.fact();
        json.writeStringField("dealId", fact.dealId());
        json.writeStringField("decidedAt", fact.decidedAt().toString());
        json.writeStringField("recordedAt", said.recordedAt().toString());
        json.writeStringField("country", fact.country().code());
        write(json, "decision", fact.decision());
        write(json, "strategy", fact.strategy());
        write(json, "prevention", fact.prevention());
        write(json, "relationship", fact.relationship());
        write(json, "culture", fact.culture());
        write(json, "statedReason", fact.statedReason());
        write(json, "actualReason", fact.actualReason());
        write(json, "pretext", fact.pretext());
        write(json, "faceRisk", fact.faceRisk());
        write(json, "trust", fact.trust());
        write(json, "sellerConfidence", fact.sellerConfidence());
        write(json, "stage", fact.stage());
        write(json, "dealSize", fact.dealSize());
        write(json, "industry", fact.industry());
        if (fact.value() != null) {
            json.writeObjectFieldStart("value");
            json.writeNumberField("amount", fact.value().amount());
            json.writeStringField("currency", fact.value().currency().getCurrencyCode());
            json.writeEndObject();
        }
        write(json, "team", fact.team());
        write(json, "sellerId", fact.sellerId());
        write(json, "accountId", fact.accountId());
    }

    private static void writeObservation(JsonGenerator json, Said<RelationshipObservation> said) throws IOException {
        json.writeStringField("dealId", said.fact().dealId());
        json.writeStringField("observedAt", said.fact().observedAt().toString());
        json.writeStringField("recordedAt", said.recordedAt().toString());
        write(json, "relationship", said.fact().relationship());
    }

    private static void write(JsonGenerator json, String field, @Nullable Object value) throws IOException {
        if (value != null) {
            json.writeStringField(field, value.toString());
        }
    }

    private interface LineWriter<T> {
        void write(JsonGenerator json, T fact) throws IOException;
    }
}
