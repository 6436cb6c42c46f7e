/**
 * An endpoint that reads facts one by one, as carefully as ingest-service, and throws them away. It is what
 * ingest-service is measured by: nobody who reads a fact over HTTP with Quarkus and publishes it can be faster.
 *
 * <p>It lets everybody in, keeps no metrics, and never waits, so it stays on the event loop.
 */
@NullMarked
package dev.facevalue.discarding;

import org.jspecify.annotations.NullMarked;
