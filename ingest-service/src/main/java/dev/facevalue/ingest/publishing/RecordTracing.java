package dev.facevalue.ingest.publishing;

import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;

/**
 * Carries the trace of a request on in the headers of its records ({@code traceparent}, as W3C Trace Context has it).
 * Where nothing is traced, which is the default, no header is written and no span begun.
 *
 * <p>A single fact has a span of its own, until Kafka has acknowledged it. The lines of a bulk body have not: there may
 * be millions of them. They carry the span of their request.
 */
@Singleton
class RecordTracing {

    private final OpenTelemetry telemetry;
    private final Tracer tracer;

    RecordTracing(OpenTelemetry telemetry) {
        this.telemetry = telemetry;
        this.tracer = telemetry.getTracer("dev.facevalue.ingest");
    }

    /** A record on its way; ended once, with what came of it. */
    interface Sending {

        /**
         * Ends it.
         *
         * @param failure why it was not acknowledged; null if it was
         */
        void ended(@Nullable Exception failure);
    }

    private static final Sending UNTRACED = _ -> {};

    /** One fact begins its way. */
    Sending single(ProducerRecord<byte[], byte[]> kafkaRecord) {
        if (!isTraced()) {
            return UNTRACED;
        }
        Span span = tracer.spanBuilder("send " + kafkaRecord.topic())
                .setSpanKind(SpanKind.PRODUCER)
                .setAttribute("messaging.system", "kafka")
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("messaging.operation.name", "send")
                .setAttribute("messaging.destination.name", kafkaRecord.topic())
                .setAttribute("messaging.destination.partition.id", String.valueOf(kafkaRecord.partition()))
                .startSpan();
        inject(Context.current().with(span), kafkaRecord);
        return failure -> {
            if (failure != null) {
                span.setStatus(StatusCode.ERROR, failure.getClass().getSimpleName());
            }
            span.end();
        };
    }

    /** One of many lines begins its way. */
    Sending line(ProducerRecord<byte[], byte[]> kafkaRecord) {
        if (isTraced()) {
            inject(Context.current(), kafkaRecord);
        }
        return UNTRACED;
    }

    private static boolean isTraced() {
        return Span.current().getSpanContext().isValid();
    }

    private void inject(Context context, ProducerRecord<byte[], byte[]> kafkaRecord) {
        telemetry
                .getPropagators()
                .getTextMapPropagator()
                .inject(context, kafkaRecord.headers(), (headers, name, value) -> {
                    if (headers != null) {
                        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
                    }
                });
    }
}
