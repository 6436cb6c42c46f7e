package dev.facevalue.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.ingest.broker.DealEvents;
import dev.facevalue.ingest.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@SuppressWarnings("NullAway.Init") // the broker is injected
class ErasureIT {

    TestBroker broker;

    @Test
    void anErasureReachesTwoSecondsBeyondItsMoment() {
        JsonPath receipt = Api.as("privacy")
                .delete("/v1/deals/erase-1")
                .then()
                .statusCode(202)
                .body("dealId", equalTo("erase-1"))
                .extract()
                .jsonPath();

        ConsumerRecord<byte[], byte[]> found =
                new DealEvents(broker).at(receipt.getInt("partition"), receipt.getLong("offset"));
        RecordedFact recorded = ((EventCodec.ReadFact) EventCodec.decode(found)).recorded();
        Instant erasedAt = Instant.parse(receipt.getString("erasedAt"));
        assertThat(recorded.fact()).isEqualTo(new Erasure("erase-1", erasedAt));
        assertThat(recorded.recordedAt()).isEqualTo(erasedAt.minusSeconds(2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a%20b", "a%2Fb", "%C3%A9"})
    void whatIsNoDealIdIsRefused(String dealId) {
        Api.as("privacy")
                .urlEncodingEnabled(false)
                .delete("/v1/deals/" + dealId)
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("INVALID_DEAL_ID"));
    }
}
