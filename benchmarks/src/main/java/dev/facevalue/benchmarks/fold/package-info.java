/**
 * Programs that fold the topic, as often as somebody starts one: the packaged analytics-service, and two peers for it
 * to be measured by.
 *
 * <p>The peers are programs of this package that use nothing of the services: a Kafka Streams topology
 * ({@link dev.facevalue.benchmarks.fold.StreamsPeer}) and a consumer with one SQL statement a fact
 * ({@link dev.facevalue.benchmarks.fold.UpsertPeer}). They read facts ({@link dev.facevalue.benchmarks.fold.PeerFact})
 * and decide what holds ({@link dev.facevalue.benchmarks.fold.HeldDeal}) with as little work as the contract allows, so
 * they keep and check less than analytics does.
 */
@NullMarked
package dev.facevalue.benchmarks.fold;

import org.jspecify.annotations.NullMarked;
