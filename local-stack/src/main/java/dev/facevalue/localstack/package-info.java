/**
 * A real Kafka and a real PostgreSQL without Docker, the services as child processes, and the launcher that ties them
 * together.
 *
 * <p>The launcher behind {@code ./facevalue} and the tests use the same {@link dev.facevalue.localstack.Broker} and
 * {@link dev.facevalue.localstack.Database}, so what a test has seen is what a newcomer runs.
 *
 * <p>Invariants: everything listens on the loopback interface only; everything can be stopped and started again on the
 * same directory and port, also after a {@code kill -9} of the JVM that ran it; a process is killed only after it was
 * checked to be the one that was started for this directory.
 *
 * <p>Never: creates Kafka's topics (ingest does), knows the services' code, or serves production.
 */
@NullMarked
package dev.facevalue.localstack;

import org.jspecify.annotations.NullMarked;
