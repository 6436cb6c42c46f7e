/**
 * The stream's contract in code, for whoever writes it and whoever reads it: the topics
 * ({@link dev.facevalue.eventstream.Topics}), the key and the partition of a record
 * ({@link dev.facevalue.eventstream.RecordKey}, {@link dev.facevalue.eventstream.DealPartition}), the CloudEvents
 * headers and the JSON of a fact ({@link dev.facevalue.eventstream.EventCodec},
 * {@link dev.facevalue.eventstream.FactJson}), and the fact's name ({@link dev.facevalue.eventstream.FactId}).
 *
 * <p>Invariant: what this package writes, it reads back as an equal fact, and equal facts are written as the same bytes
 * under the same key. Reading survives any bytes: whatever is not a fact comes back as the reason why.
 *
 * <p>Nothing here connects to a broker, and nothing knows Quarkus.
 */
@NullMarked
package dev.facevalue.eventstream;

import org.jspecify.annotations.NullMarked;
