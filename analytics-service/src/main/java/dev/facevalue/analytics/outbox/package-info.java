/**
 * What analytics writes to Kafka: messages that are put in the table {@code outbox} in the projection's own transaction
 * ({@link dev.facevalue.analytics.outbox.Outbox}), and the publisher that empties it
 * ({@link dev.facevalue.analytics.outbox.OutboxDrain}, which {@link dev.facevalue.analytics.outbox.OutboxPublisher}
 * keeps going).
 *
 * <p>Invariant: a message leaves the outbox only after Kafka has acknowledged it, so none is lost and a crash may at
 * most repeat one; whoever reads the topics must bear that. Nothing else of analytics writes to Kafka.
 */
@NullMarked
package dev.facevalue.analytics.outbox;

import org.jspecify.annotations.NullMarked;
