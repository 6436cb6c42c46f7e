/**
 * {@code ./facevalue bench strangers}: requests as no client of ours would send them, drawn from a seed by a grammar of
 * the API and of what goes wrong with it, sent over sockets to the packaged services, with a real Kafka and a real
 * PostgreSQL behind them.
 *
 * <p>A request is a function of the seed and its number alone, so that each can be made again. What an answer may be
 * like is judged here, from the documents, with no code of the services.
 */
@NullMarked
package dev.facevalue.benchmarks.strangers;

import org.jspecify.annotations.NullMarked;
