/**
 * Folds the topic into the tables: {@link dev.facevalue.analytics.projection.ProjectionLoop} reads,
 * {@link dev.facevalue.analytics.projection.BatchFold} says what changes, and
 * {@link dev.facevalue.analytics.projection.ProjectionWriter} makes it so in one transaction. These three know Kafka as
 * its interface {@code Consumer} and PostgreSQL as {@link dev.facevalue.analytics.projection.ProjectionStore}, so that
 * the tests run them as they are against a simulated log and a simulated database.
 * {@link dev.facevalue.analytics.projection.Projection} keeps some
 * {@link dev.facevalue.analytics.projection.ProjectionConsumer}s going, and
 * {@link dev.facevalue.analytics.projection.ProjectionTables} are the tables in PostgreSQL.
 *
 * <p>Invariant: the deals' rows, the outbox and the next offset of a partition change together or not at all, and only
 * for the consumer that found the offset where it had left it. Whatever fails, the next try starts from the stored
 * offset; nothing that was read but not stored is remembered.
 *
 * <p>What this package must never do: commit an offset anywhere but in that transaction, work on two batches of a
 * partition at once, or pass over a record without either counting it or making it a dead letter.
 */
@NullMarked
package dev.facevalue.analytics.projection;

import org.jspecify.annotations.NullMarked;
