/**
 * The analytics service: facts come in from Kafka, are projected into PostgreSQL, and questions about them are answered
 * over HTTP.
 *
 * <p>The way of a fact: {@code projection} folds it into the tables of {@code store} (what cannot be read goes to
 * {@code deadletter}), {@code columns} follows the tables and holds every deal's codes in memory, {@code question}
 * reads what was asked, and {@code standing}, {@code evidence} and {@code freshness} answer.
 *
 * <p>Invariant: PostgreSQL and memory hold nothing that the topic does not; any instance can be lost.
 */
@NullMarked
package dev.facevalue.analytics;

import org.jspecify.annotations.NullMarked;
