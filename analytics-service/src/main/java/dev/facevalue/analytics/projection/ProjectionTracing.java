package dev.facevalue.analytics.projection;

import dev.facevalue.eventstream.Topics;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapGetter;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Shows in traces which transaction projected what. The transaction of records of one request belongs to that request's
 * trace. One of several requests begins a trace of its own, with links to theirs, of which there are at most
 * {@value #MAX_LINKS}. Where tracing is off, which is the default, or no record carries a trace, nothing is looked at
 * or told.
 */
@Singleton
class ProjectionTracing {

    static final int MAX_LINKS = 128;

    /** A header of W3C Trace Context has 55 characters; a stranger's may have any length. */
    private static final int MAX_HEADER_BYTES = 512;

    private final boolean off;
    private final Tracer tracer;

    ProjectionTracing(OpenTelemetry telemetry, @ConfigProperty(name = "quarkus.otel.sdk.disabled") boolean off) {
        this.off = off;
        this.tracer = telemetry.getTracer("dev.facevalue.analytics");
    }

    /** Traces nothing. */
    static ProjectionTracing none() {
        return new ProjectionTracing(OpenTelemetry.noop(), true);
    }

    /** What is traced. */
    interface Work<T> {

        T run() throws SQLException;
    }

    /** Has batches projected, within a span if need be. */
    <T> T within(Collection<PartitionBatch> batches, Work<T> work) throws SQLException {
        if (off) {
            return work.run();
        }
        Set<SpanContext> causes = sampled(batches);
        if (causes.isEmpty()) {
            return work.run();
        }
        Span span = begin(batches, causes);
        try (Scope _ = span.makeCurrent()) {
            return work.run();
        } catch (SQLException | RuntimeException failed) {
            span.setStatus(StatusCode.ERROR, failed.getClass().getSimpleName());
            throw failed;
        } finally {
            span.end();
        }
    }

    private Span begin(Collection<PartitionBatch> batches, Set<SpanContext> causes) {
        SpanBuilder span = tracer.spanBuilder("process " + Topics.DEAL_EVENTS)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.operation.name", "project")
                .setAttribute("messaging.destination.name", Topics.DEAL_EVENTS)
                .setAttribute(
                        "messaging.batch.message_count",
                        batches.stream()
                                .mapToLong(batch -> batch.records().size())
                                .sum());
        if (causes.size() == 1) {
            span.setParent(Context.root().with(Span.wrap(causes.iterator().next())));
        } else {
            span.setNoParent();
        }
        causes.forEach(span::addLink);
        return span.startSpan();
    }

    /** The spans that records carry and that are recorded by whoever began them; the first ones, each once. */
    private static Set<SpanContext> sampled(Collection<PartitionBatch> batches) {
        Set<SpanContext> sampled = new LinkedHashSet<>();
        for (PartitionBatch batch : batches) {
            for (ConsumerRecord<byte[], byte[]> each : batch.records()) {
                SpanContext context = carriedBy(each.headers());
                if (context.isSampled()) {
                    sampled.add(context);
                }
                if (sampled.size() == MAX_LINKS) {
                    return sampled;
                }
            }
        }
        return sampled;
    }

    private static SpanContext carriedBy(Headers headers) {
        return Span.fromContext(W3CTraceContextPropagator.getInstance().extract(Context.root(), headers, GETTER))
                .getSpanContext();
    }

    private static final TextMapGetter<Headers> GETTER = new TextMapGetter<>() {

        @Override
        public Iterable<String> keys(Headers headers) {
            // Only asked by propagators that take whatever begins with some prefix.
            return List.of();
        }

        @Override
        public @Nullable String get(@Nullable Headers headers, String name) {
            Header header = headers == null ? null : headers.lastHeader(name);
            return header == null || header.value() == null || header.value().length > MAX_HEADER_BYTES
                    ? null
                    : new String(header.value(), StandardCharsets.UTF_8);
        }
    };
}
