/**
 * {@code ./facevalue bench loops}: what is done once for every fact, every deal or every question, measured by JMH
 * within one JVM, without HTTP, Kafka or PostgreSQL.
 *
 * <p>Each loop works on facts that differ from one another ({@link dev.facevalue.innerloops.Stories}), and calls the
 * services' own code. What one time through a loop is, says {@link dev.facevalue.innerloops.Loop}.
 *
 * <p>No figure of a loop is a promise, nor is one compared with another machine's: they tell where time goes, and
 * whether a change moved it.
 */
@NullMarked
package dev.facevalue.innerloops;

import org.jspecify.annotations.NullMarked;
