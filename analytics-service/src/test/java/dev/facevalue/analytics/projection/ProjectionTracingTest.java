package dev.facevalue.analytics.projection;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facevalue.analytics.examples.Records;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectionTracingTest {

    private static final String SPAN = "00f067aa0ba902b7";

    private final InMemorySpanExporter told = InMemorySpanExporter.create();
    private final OpenTelemetrySdk telemetry = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(told))
                    .build())
            .build();

    @AfterEach
    void close() {
        telemetry.close();
    }

    @Test
    void theTransactionOfOneRequestBelongsToItsTrace() throws SQLException {
        project(carrying(traceparent(1)), carrying(traceparent(1)));

        SpanData span = only();
        assertThat(span.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(span.getTraceId()).isEqualTo(trace(1));
        assertThat(span.getParentSpanId()).isEqualTo(SPAN);
        assertThat(span.getLinks()).hasSize(1);
    }

    @Test
    void theTransactionOfSeveralIsATraceOfItsOwnWithLinksToTheirs() throws SQLException {
        project(carrying(traceparent(1)), carrying(traceparent(2)), carrying(traceparent(1)));

        SpanData span = only();
        assertThat(span.getParentSpanContext().isValid()).isFalse();
        assertThat(span.getTraceId()).isNotIn(trace(1), trace(2));
        assertThat(span.getLinks())
                .extracting(link -> link.getSpanContext().getTraceId())
                .containsExactly(trace(1), trace(2));
    }

    @Test
    void linksAreBounded() throws SQLException {
        project(IntStream.rangeClosed(1, 1_000)
                .mapToObj(i -> carrying(traceparent(i)))
                .toArray(Headers[]::new));

        SpanData span = only();
        assertThat(span.getLinks()).hasSize(ProjectionTracing.MAX_LINKS);
        assertThat(span.getTotalRecordedLinks()).isEqualTo(ProjectionTracing.MAX_LINKS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "garbage",
                "00-00000000000000000000000000000000-00f067aa0ba902b7-01",
                "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-00",
                "\u0000\uFFFF"
            })
    void whatCarriesNoTraceThatIsRecordedIsNotTraced(String traceparent) throws SQLException {
        project(new RecordHeaders(), carrying(traceparent), carrying("00-" + "a".repeat(1_000_000)));
        project(new RecordHeaders().add("traceparent", null));

        assertThat(told.getFinishedSpanItems()).isEmpty();
    }

    @Test
    void thatItFailedIsToldWithoutAnyMessageAndThrown() {
        ProjectionTracing tracing = new ProjectionTracing(telemetry, false);

        assertThatThrownBy(() -> tracing.within(List.of(batch(carrying(traceparent(1)))), () -> {
                    throw new SQLException("CRM-4711");
                }))
                .isInstanceOf(SQLException.class);

        SpanData span = only();
        assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
        assertThat(span.toString()).doesNotContain("CRM-4711");
    }

    @Test
    void switchedOffItLooksAtNothing() throws SQLException {
        ProjectionTracing off = new ProjectionTracing(telemetry, true);

        assertThat(off.<String>within(List.of(batch(carrying(traceparent(1)))), () -> "done"))
                .isEqualTo("done");

        assertThat(told.getFinishedSpanItems()).isEmpty();
    }

    private void project(Headers... records) throws SQLException {
        assertThat(new ProjectionTracing(telemetry, false).<String>within(List.of(batch(records)), () -> "done"))
                .isEqualTo("done");
    }

    private static PartitionBatch batch(Headers... records) {
        List<ConsumerRecord<byte[], byte[]>> read = new ArrayList<>();
        for (Headers headers : records) {
            read.add(Records.read(2, read.size(), null, null, headers));
        }
        return new PartitionBatch(2, 0, read.size(), read);
    }

    private static Headers carrying(String traceparent) {
        return new RecordHeaders().add("traceparent", traceparent.getBytes(UTF_8));
    }

    private static String traceparent(int number) {
        return "00-" + trace(number) + '-' + SPAN + "-01";
    }

    private static String trace(int number) {
        return "%032x".formatted(number);
    }

    private SpanData only() {
        assertThat(told.getFinishedSpanItems()).hasSize(1);
        return told.getFinishedSpanItems().getFirst();
    }
}
