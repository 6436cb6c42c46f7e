/**
 * {@code ./facevalue bench projection}: how fast the topic is folded, by the packaged analytics-service and by two
 * peers of {@code fold}, each from the topic's first record to its last, into a store that was empty before.
 *
 * <p>What is timed is durable progress, as Kafka or PostgreSQL tells it, never what a program says of itself.
 */
@NullMarked
package dev.facevalue.benchmarks.projection;

import org.jspecify.annotations.NullMarked;
