/**
 * {@code ./facevalue bench projection}: how fast the topic is folded, by the packaged analytics-service and by two
 * peers, each from the topic's first record to its last, into a store that was empty before.
 *
 * <p>What is timed is durable progress, as Kafka or PostgreSQL tells it, never what a program says of itself. The peers
 * are programs of this package that use nothing of the services: a Kafka Streams topology
 * ({@link dev.facevalue.benchmarks.projection.StreamsPeer}) and a consumer with one SQL statement a fact
 * ({@link dev.facevalue.benchmarks.projection.UpsertPeer}). They read facts
 * ({@link dev.facevalue.benchmarks.projection.PeerFact}) and decide what holds
 * ({@link dev.facevalue.benchmarks.projection.HeldDeal}) with as little work as the contract allows, so they keep and
 * check less than analytics does.
 */
@NullMarked
package dev.facevalue.benchmarks.projection;

import org.jspecify.annotations.NullMarked;
