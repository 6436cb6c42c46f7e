/**
 * From accepted facts to acknowledged records: the moment and the id of the event, pseudonyms in place of persons, the
 * Kafka client, the broker's acknowledgement, the topics and whether they are there.
 *
 * <p>Invariant: no id of a seller or an account leaves this package but as a keyed hash, made before the fact is named.
 * A receipt exists only for what all in-sync replicas have. How many records await one, and for how long, is bounded.
 *
 * <p>Nothing here knows HTTP or in which format a fact came.
 */
@NullMarked
package dev.facevalue.ingest.publishing;

import org.jspecify.annotations.NullMarked;
