/**
 * What could not be read, on its way to {@link dev.facevalue.eventstream.Topics#DEAD_LETTERS}: the outbox that is
 * written in the projection's own transaction, and the publisher that empties it.
 *
 * <p>Invariant: a message leaves the outbox only after Kafka has acknowledged it, so none is lost and a crash may at
 * most repeat one. Nothing else of analytics writes to Kafka.
 */
@NullMarked
package dev.facevalue.analytics.deadletter;

import org.jspecify.annotations.NullMarked;
