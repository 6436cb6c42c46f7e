/**
 * How fast facts are taken in: in bulk beside Kafka's own measure of what a producer can publish, and one by one beside
 * an endpoint that reads each fact as carefully and then throws it away.
 */
@NullMarked
package dev.facevalue.benchmarks.ingest;

import org.jspecify.annotations.NullMarked;
