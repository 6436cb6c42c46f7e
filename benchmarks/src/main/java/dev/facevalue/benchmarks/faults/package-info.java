/**
 * {@code ./facevalue bench faults}: the packaged services, a real Kafka and a real PostgreSQL under load, while
 * processes are killed and paused and the connections between them are cut, stalled and slowed down.
 *
 * <p>What the load client sent and was answered is kept in a ledger, on disk before it is sent. Whether the ledger, the
 * topics, the projection and its answers agree is not judged here but by the checker, which uses none of our code.
 */
@NullMarked
package dev.facevalue.benchmarks.faults;

import org.jspecify.annotations.NullMarked;
