/**
 * What the metrics tell of the projection besides what its own work counts: lag, freshness, the outbox, the deals in
 * memory.
 *
 * <p>Invariant: nothing is guessed, and no scrape waits for Kafka or PostgreSQL. What could not be measured of late is
 * NaN, not the last that was known. Whatever fails here changes nothing of what the service does.
 */
@NullMarked
package dev.facevalue.analytics.monitoring;

import org.jspecify.annotations.NullMarked;
