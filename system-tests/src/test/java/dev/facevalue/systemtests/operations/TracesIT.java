package dev.facevalue.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Api;
import dev.facevalue.systemtests.Installation;
import dev.facevalue.systemtests.Topic;
import io.opentelemetry.proto.trace.v1.Span;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** With tracing on, the packaged services tell a receiver of OTLP of a fact's whole way. */
@SuppressWarnings("NullAway.Init") // set before all tests
class TracesIT {

    private static final String OUTCOMES = "/v1/deal-outcomes";

    private static TraceReceiver receiver;
    private static Installation installation;
    private static ServiceProcess ingest;
    private static ServiceProcess analytics;

    @BeforeAll
    static void start() throws Exception {
        receiver = new TraceReceiver();
        installation = new Installation();
        Map<String, String> tracing = Map.of(
                "QUARKUS_OTEL_SDK_DISABLED", "false",
                "QUARKUS_OTEL_EXPORTER_OTLP_ENDPOINT", receiver.address(),
                "QUARKUS_OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf",
                "QUARKUS_OTEL_BSP_SCHEDULE_DELAY", "200ms");
        ingest = installation.ingest(tracing);
        analytics = installation.analytics(tracing);
    }

    @AfterAll
    static void stop() {
        installation.close();
        receiver.close();
    }

    @Test
    void aFactIsOneTraceFromTheRequestOverKafkaToTheProjection() throws Exception {
        String trace = "4bf92f3577b34da6a3ce929d0e0e4736";

        Installation.recorder(ingest)
                .postTraced(OUTCOMES, "application/json", fact("traced"), "00-" + trace + "-00f067aa0ba902b7-01")
                .expect(202);

        await().atMost(Installation.BOUND)
                .untilAsserted(() -> assertThat(receiver.spansOf(trace))
                        .extracting(told -> told.span().getKind())
                        .contains(
                                Span.SpanKind.SPAN_KIND_SERVER,
                                Span.SpanKind.SPAN_KIND_PRODUCER,
                                Span.SpanKind.SPAN_KIND_CONSUMER));
        Span request = receiver.only(trace, Span.SpanKind.SPAN_KIND_SERVER);
        Span sent = receiver.only(trace, Span.SpanKind.SPAN_KIND_PRODUCER);
        Span projected = receiver.only(trace, Span.SpanKind.SPAN_KIND_CONSUMER);
        assertThat(receiver.spansOf(trace))
                .extracting(TraceReceiver.Told::service)
                .containsOnly("ingest-service", "analytics-service");
        assertThat(request.getName()).isEqualTo("POST /v1/deal-outcomes");
        assertThat(sent.getParentSpanId()).isEqualTo(request.getSpanId());
        assertThat(projected.getParentSpanId()).isEqualTo(sent.getSpanId());
        ConsumerRecord<byte[], byte[]> written = recordOf("traced");
        assertThat(Topic.header(written, "traceparent"))
                .isEqualTo("00-" + trace + '-' + TraceReceiver.hex(sent.getSpanId()) + "-01");
        assertThat(written.headers().toArray())
                .extracting(header -> header.key())
                .filteredOn(name -> !name.startsWith("ce_") && !name.equals("content-type"))
                .containsExactly("traceparent");
    }

    @Test
    void theLinesOfABulkBodyCarryItsRequestAndHaveNoSpansOfTheirOwn() {
        String trace = "0af7651916cd43dd8448eb211c80319c";
        String lines = IntStream.range(0, 500).mapToObj(i -> fact("bulk-" + i)).collect(Collectors.joining("\n"));

        Installation.recorder(ingest)
                .postTraced(OUTCOMES, "application/x-ndjson", lines, "00-" + trace + "-b7ad6b7169203331-01")
                .expect(200);

        await().atMost(Installation.BOUND)
                .untilAsserted(() -> assertThat(receiver.spansOf(trace))
                        .extracting(told -> told.span().getKind())
                        .contains(Span.SpanKind.SPAN_KIND_SERVER, Span.SpanKind.SPAN_KIND_CONSUMER));
        Span request = receiver.only(trace, Span.SpanKind.SPAN_KIND_SERVER);
        assertThat(receiver.spansOf(trace))
                .noneMatch(told -> told.span().getKind() == Span.SpanKind.SPAN_KIND_PRODUCER);
        assertThat(receiver.spansOf(trace))
                .filteredOn(told -> told.span().getKind() == Span.SpanKind.SPAN_KIND_CONSUMER)
                .allSatisfy(told -> assertThat(told.span().getParentSpanId()).isEqualTo(request.getSpanId()));
    }

    @Test
    void aTransactionOfManyRequestsIsATraceOfItsOwnWithLinksToTheirs() throws Exception {
        // What comes while nobody projects is projected in few transactions.
        analytics.close();
        Api recorder = Installation.recorder(ingest);
        Set<String> traces =
                IntStream.range(1, 201).mapToObj(i -> "%032x".formatted(i)).collect(Collectors.toSet());
        for (String trace : traces) {
            recorder.postTraced(
                            OUTCOMES,
                            "application/json",
                            fact("linked-" + trace),
                            "00-" + trace + "-00f067aa0ba902b7-01")
                    .expect(202);
        }

        analytics.restart();
        analytics.awaitReady(Installation.BOUND);
        Installation.awaitProjected(Installation.analyst(analytics));

        await().atMost(Installation.BOUND)
                .untilAsserted(() -> assertThat(receiver.linking(traces)).isNotEmpty());
        List<Span> linking = receiver.linking(traces);
        assertThat(linking).allSatisfy(span -> {
            assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CONSUMER);
            assertThat(span.getParentSpanId().isEmpty()).isTrue();
            assertThat(span.getLinksCount()).isBetween(2, 128);
        });
    }

    private static ConsumerRecord<byte[], byte[]> recordOf(String dealId) {
        return installation.topic().all(Topic.DEAL_EVENTS).stream()
                .filter(each -> Topic.header(each, "ce_subject").equals(dealId))
                .findFirst()
                .orElseThrow();
    }

    private static String fact(String dealId) {
        return "{\"dealId\":\"" + dealId + "\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"NL\","
                + "\"decision\":\"WON\"}";
    }
}
