package dev.facevalue.ingest.publishing;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.ClusterAuthorizationException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.OutOfOrderSequenceException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.UnsupportedVersionException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * The Kafka producer, replaced by a new one when it has failed for good (an idempotent producer that lost its place
 * among its own records takes nothing more, for ever).
 *
 * <p>It is made with the first record, not at start: making one needs the broker's name to be resolvable.
 */
@Singleton
class DurableProducer {

    private static final Logger LOG = Logger.getLogger(DurableProducer.class);
    private static final Duration FLUSH_AT_STOP = Duration.ofSeconds(5);

    private final KafkaSettings settings;
    private final MeterRegistry metrics;
    private @Nullable Current current;

    DurableProducer(KafkaSettings settings, MeterRegistry metrics) {
        this.settings = settings;
        this.metrics = metrics;
    }

    /** A producer at work; each is equal to itself alone. */
    private static final class Current {

        private final KafkaProducer<byte[], byte[]> producer;
        private final KafkaClientMetrics metrics;

        Current(KafkaProducer<byte[], byte[]> producer, KafkaClientMetrics metrics) {
            this.producer = producer;
            this.metrics = metrics;
        }

        void close(Duration flush) {
            metrics.close();
            producer.close(flush);
        }
    }

    /**
     * Hands a record to the producer, waiting for room in its buffer if need be.
     *
     * @param callback called exactly once if this returns normally
     * @throws KafkaException if the record was not taken
     */
    void send(ProducerRecord<byte[], byte[]> kafkaRecord, Callback callback) {
        Current used = current();
        try {
            // The callback tells all that the future would.
            var _ = used.producer.send(kafkaRecord, (acknowledged, failure) -> {
                callback.onCompletion(acknowledged, failure);
                if (isFatal(failure)) {
                    // Not on this thread, which is the producer's own.
                    Thread.startVirtualThread(() -> replace(used, failure));
                }
            });
        } catch (InterruptException stopping) {
            throw stopping;
        } catch (KafkaException | IllegalStateException fatal) {
            // What concerns one record comes by the callback; what is thrown says that the producer is done for.
            replace(used, fatal);
            throw fatal instanceof KafkaException known ? known : new KafkaException(fatal);
        }
    }

    private synchronized Current current() {
        Current producer = current;
        if (producer == null) {
            KafkaProducer<byte[], byte[]> fresh = new KafkaProducer<>(settings.ofProducer());
            KafkaClientMetrics freshMetrics = new KafkaClientMetrics(fresh);
            freshMetrics.bindTo(metrics);
            producer = new Current(fresh, freshMetrics);
            current = producer;
        }
        return producer;
    }

    private static boolean isFatal(@Nullable Exception failure) {
        return failure instanceof OutOfOrderSequenceException
                || failure instanceof ProducerFencedException
                || failure instanceof InvalidProducerEpochException
                || failure instanceof UnsupportedVersionException
                || failure instanceof ClusterAuthorizationException;
    }

    private synchronized void replace(Current failed, Exception cause) {
        if (failed.equals(current)) {
            current = null;
            LOG.warnf(cause, "The Kafka producer failed for good; the next fact gets a new one");
            failed.close(Duration.ZERO);
        }
    }

    @PreDestroy
    synchronized void stop() {
        if (current != null) {
            current.close(FLUSH_AT_STOP);
            current = null;
        }
    }
}
