/**
 * {@code ./facevalue bench freshness}: how long after its 202 a fact counts in an answer, with the packaged services
 * and with the Kafka Streams peer of {@code fold} in analytics' place, under a load that both can bear.
 *
 * <p>Visible is what an answer counts, asked for over HTTP and read to its end; never a row, an offset or a log line.
 * Facts come when they are to come, late ones are told late and not left out, and all times are of this one program's
 * clock. Whoever has not counted in the end what was told, group by group, is not compared.
 */
@NullMarked
package dev.facevalue.benchmarks.freshness;

import org.jspecify.annotations.NullMarked;
