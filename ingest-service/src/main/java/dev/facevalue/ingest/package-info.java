/**
 * Takes facts about deals over HTTP, checks them, and publishes them to Kafka; says "accepted" only once the broker has
 * acknowledged.
 *
 * <p>The way of a fact: {@code intake} takes the request and answers it, {@code format} makes forms of its body,
 * {@code publishing} turns accepted facts into records and waits for the broker. {@code apidocs} tells others what may
 * be sent. Here lies what all of them share: the settings ({@link dev.facevalue.ingest.IngestConfig}), the service's
 * own addresses and the clock.
 *
 * <p>Invariant: ingest keeps nothing. A fact is on record once Kafka has it, and what is not acknowledged was not
 * accepted. Everything that waits or piles up has a stated bound.
 */
@NullMarked
package dev.facevalue.ingest;

import org.jspecify.annotations.NullMarked;
