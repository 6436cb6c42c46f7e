package dev.facevalue.ingest.publishing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RecordTracingTest {

    private final InMemorySpanExporter told = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(told))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();
    private final RecordTracing tracing = new RecordTracing(telemetry);
    private final ProducerRecord<byte[], byte[]> fact = new ProducerRecord<>("topic", 3, new byte[0], new byte[0]);

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void outsideOfAnyTraceARecordStaysAsItIs() {
        tracing.single(fact).ended(null);
        tracing.line(fact).ended(null);

        assertThat(fact.headers()).isEmpty();
        assertThat(told.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void whereNothingIsTracedARecordStaysAsItIs() {
        new RecordTracing(OpenTelemetry.noop()).single(fact).ended(null);

        assertThat(fact.headers()).isEmpty();
    }

    @Test
    void aSingleFactCarriesASpanOfItsOwnThatEndsWithItsAcknowledgement() {
        Span request = request();
        RecordTracing.Sending sending = within(request, () -> tracing.single(fact));
        assertThat(told.getFinishedSpanItems()).isEmpty();

        sending.ended(null);

        SpanData span = only(told.getFinishedSpanItems());
        assertThat(span.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(span.getParentSpanId()).isEqualTo(request.getSpanContext().getSpanId());
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(traceparent()).isEqualTo("00-" + span.getTraceId() + '-' + span.getSpanId() + "-01");
    }

    @Test
    void thatItWasNotAcknowledgedIsAnErrorWithoutAnyMessage() {
        within(request(), () -> tracing.single(fact)).ended(new TimeoutException("CRM-4711 was not sent"));

        SpanData span = only(told.getFinishedSpanItems());
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.toString()).contains("TimeoutException").doesNotContain("CRM-4711");
    }

    @Test
    void aLineCarriesItsRequestAndHasNoSpan() {
        Span request = request();

        within(request, () -> tracing.line(fact)).ended(null);

        assertThat(told.getFinishedSpanItems()).isEmpty();
        assertThat(traceparent())
                .isEqualTo("00-" + request.getSpanContext().getTraceId() + '-'
                        + request.getSpanContext().getSpanId() + "-01");
    }

    private Span request() {
        return telemetry.getTracer("test").spanBuilder("request").startSpan();
    }

    private static RecordTracing.Sending within(
            Span request, java.util.function.Supplier<RecordTracing.Sending> begins) {
        try (Scope _ = request.makeCurrent()) {
            return begins.get();
        }
    }

    private String traceparent() {
        assertThat(fact.headers()).hasSize(1);
        return new String(fact.headers().lastHeader("traceparent").value(), UTF_8);
    }

    private static SpanData only(List<SpanData> spans) {
        assertThat(spans).hasSize(1);
        return spans.getFirst();
    }
}
