package dev.facevalue.ingest.publishing;

import dev.facevalue.deal.Fact;
import dev.facevalue.deal.FactForm;
import dev.facevalue.eventstream.Event;
import dev.facevalue.eventstream.EventCodec;
import dev.facevalue.eventstream.EventName;
import dev.facevalue.eventstream.EventType;
import dev.facevalue.ingest.IngestConfig;
import dev.facevalue.ingest.PublicUrl;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** Publishes facts, pseudonymised, and tells when the broker has them. */
@ApplicationScoped
public class Publisher {

    private static final Logger LOG = Logger.getLogger(Publisher.class);

    private final TopicSetup topics;
    private final DurableProducer producer;
    private final PublishingMetrics metrics;
    private final RecordTracing tracing;
    private final Pseudonyms pseudonyms;
    private final String source;
    private final URI schemaBase;
    private final Semaphore unacknowledgedLines;
    private final Duration timeout;

    /** @throws ConfigurationException if there is no key for pseudonyms */
    Publisher(
            TopicSetup topics,
            DurableProducer producer,
            PublishingMetrics metrics,
            RecordTracing tracing,
            IngestConfig config) {
        this.topics = topics;
        this.producer = producer;
        this.metrics = metrics;
        this.tracing = tracing;
        this.pseudonyms = Pseudonyms.under(config.pseudonymKey());
        this.source = config.source().toString();
        this.schemaBase = PublicUrl.schemas(config);
        // Fair, so that one body cannot keep all others waiting.
        this.unacknowledgedLines = new Semaphore(config.ingest().maxUnacknowledgedLines(), true);
        metrics.watch(unacknowledgedLines, config.ingest().maxUnacknowledgedLines());
        // Kafka gives up before; this only guards against waiting for ever.
        this.timeout = config.ingest()
                .deliveryTimeout()
                .plus(config.ingest().handOverTimeout())
                .plusSeconds(1);
    }

    /** Makes a service without a key fail at start rather than with its first fact. */
    void onStart(@Observes StartupEvent started) {
        LOG.infof("Publishing as %s", source);
    }

    /**
     * Publishes one fact.
     *
     * @param accepted what was said, still with the persons' own ids
     * @param takenAt the moment at which it was taken; {@code ce_time}, unless it was put on record before
     * @param name what the event is named; null gives it a name of its own
     * @throws NotPublishedException if it was not even handed over
     */
    public Publication publish(FactForm.Accepted accepted, Instant takenAt, @Nullable EventName name)
            throws NotPublishedException {
        return counted(accepted, () -> {
            requireTopics();
            return send(accepted, takenAt, name, tracing::single, () -> {});
        });
    }

    /** The name of an event that comes from this installation. */
    public EventName ownName(String id) {
        return new EventName(id, source);
    }

    /**
     * Publishes one line of many, waiting while too many lines are unacknowledged.
     *
     * @see #publish
     * @throws NotPublishedException if it was not even handed over
     */
    public Publication publishLine(FactForm.Accepted accepted, Instant takenAt, @Nullable EventName name)
            throws NotPublishedException {
        return counted(accepted, () -> {
            requireTopics();
            awaitTurn();
            return send(accepted, takenAt, name, tracing::line, unacknowledgedLines::release);
        });
    }

    private interface Handing {
        Publication over() throws NotPublishedException;
    }

    private Publication counted(FactForm.Accepted accepted, Handing handing) throws NotPublishedException {
        try {
            return handing.over();
        } catch (NotPublishedException notSent) {
            metrics.unacknowledged(kind(accepted.fact()));
            throw notSent;
        }
    }

    private void awaitTurn() throws NotPublishedException {
        try {
            if (!unacknowledgedLines.tryAcquire(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new NotPublishedException(
                        NotPublishedException.Outcome.NOT_SENT, "too many lines await Kafka's acknowledgement", null);
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new NotPublishedException(
                    NotPublishedException.Outcome.NOT_SENT, "the service is stopping", stopping);
        }
    }

    private static FactForm.Kind kind(Fact fact) {
        return EventType.of(fact).kind();
    }

    private void requireTopics() throws NotPublishedException {
        if (topics.state() instanceof TopicState.NotReady(String reason, var _)) {
            throw new NotPublishedException(NotPublishedException.Outcome.NOT_SENT, reason, null);
        }
    }

    private Publication send(
            FactForm.Accepted accepted,
            Instant takenAt,
            @Nullable EventName given,
            Function<ProducerRecord<byte[], byte[]>, RecordTracing.Sending> traced,
            Runnable settled)
            throws NotPublishedException {
        Fact fact = pseudonyms.pseudonymise(accepted.fact());
        EventName name = Objects.requireNonNullElseGet(given, () -> ownName(EventIds.at(takenAt)));
        ProducerRecord<byte[], byte[]> kafkaRecord = EventCodec.encode(
                new Event(name.id(), name.source(), time(accepted.recordedAt(), takenAt), schemaBase, fact));
        CompletableFuture<Receipt> receipt = new CompletableFuture<>();
        RecordTracing.Sending sending = traced.apply(kafkaRecord);
        try {
            producer.send(kafkaRecord, (acknowledged, failure) -> {
                settled.run();
                sending.ended(failure);
                settle(receipt, fact, name.id(), acknowledged, failure);
            });
        } catch (KafkaException notTaken) {
            settled.run();
            sending.ended(notTaken);
            throw new NotPublishedException(
                    NotPublishedException.Outcome.NOT_SENT, "Kafka's client did not take the fact", notTaken);
        }
        return new Publication(receipt, timeout);
    }

    /** The time of record: what the sender says, but never later than the moment at which the fact was taken. */
    static Instant time(@Nullable Instant recordedAt, Instant takenAt) {
        return recordedAt == null || recordedAt.isAfter(takenAt) ? takenAt : recordedAt;
    }

    private void settle(
            CompletableFuture<Receipt> receipt,
            Fact fact,
            String eventId,
            RecordMetadata acknowledged,
            @Nullable Exception failure) {
        if (failure == null) {
            metrics.published(kind(fact));
            receipt.complete(new Receipt(fact.dealId(), eventId, acknowledged.partition(), acknowledged.offset()));
        } else {
            metrics.unacknowledged(kind(fact));
            receipt.completeExceptionally(failure);
        }
    }
}
