package dev.facevalue.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.ingest.broker.DealEvents;
import dev.facevalue.ingest.broker.TestBroker;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The cases of the CloudEvents project's conformance tests for the HTTP protocol binding (cloudevents/conformance,
 * http-protocol-binding.feature), with facts as data: whatever event comes in by the binding is on the topic with the
 * same attributes and equal data.
 */
@QuarkusTest
@QuarkusTestResource(TestBroker.class)
@SuppressWarnings("NullAway.Init") // the broker is injected
class HttpBindingConformanceIT {

    private static final String DATA = """
            {
                "dealId": "conformance-1",
                "observedAt": "2018-04-05T03:56:24Z",
                "relationship": "MAINTAINED"
            }
            """;

    TestBroker broker;

    @ParameterizedTest(name = "binary content mode ({0})")
    @ValueSource(strings = {"application/json", "application/json; charset=utf-8"})
    void binaryContentMode(String contentType) throws IOException {
        Response response = Api.as("recorder")
                .contentType(contentType)
                .header("ce-specversion", "1.0")
                .header("ce-type", "dev.facevalue.relationship.observed.v1")
                .header("ce-time", "2018-04-05T03:56:24Z")
                .header("ce-id", "1234-1234-1234")
                .header("ce-source", "/mycontext/subcontext")
                .body(DATA)
                .post(Api.OBSERVATIONS);

        assertEventIsOnTheTopic(response);
    }

    @ParameterizedTest(name = "structured content mode ({0})")
    @ValueSource(strings = {"application/cloudevents+json", "application/cloudevents+json; charset=utf-8"})
    void structuredContentMode(String contentType) throws IOException {
        Response response = Api.post(Api.OBSERVATIONS, contentType, """
                {
                    "specversion": "1.0",
                    "type": "dev.facevalue.relationship.observed.v1",
                    "time": "2018-04-05T03:56:24Z",
                    "id": "1234-1234-1234",
                    "source": "/mycontext/subcontext",
                    "datacontenttype": "application/json",
                    "data": %s
                }
                """.formatted(DATA));

        assertEventIsOnTheTopic(response);
    }

    private void assertEventIsOnTheTopic(Response response) throws IOException {
        JsonPath receipt = response.then().statusCode(202).extract().jsonPath();
        ConsumerRecord<byte[], byte[]> found =
                new DealEvents(broker).at(receipt.getInt("partition"), receipt.getLong("offset"));
        Map<String, String> headers = new LinkedHashMap<>();
        found.headers()
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        assertThat(headers)
                .containsEntry("ce_id", "1234-1234-1234")
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_type", "dev.facevalue.relationship.observed.v1")
                .containsEntry("ce_source", "/mycontext/subcontext")
                .containsEntry("ce_time", "2018-04-05T03:56:24.000000Z")
                .containsEntry("content-type", "application/json");
        ObjectMapper json = new ObjectMapper();
        assertThat(json.readTree(found.value())).isEqualTo(json.readTree(DATA));
    }
}
