/**
 * {@code ./facevalue bench soak}: the packaged services, a real Kafka and a real PostgreSQL under a load that comes
 * whether they keep up or not: for a long time at four fifths of what they were just measured to sustain, then for a
 * while at three times that.
 *
 * <p>Every fact that is sent is a function of the seed and two numbers, so that what lies on the topic and in the
 * projection can be held, fact by fact, against what was accepted, by tens of millions and with none of the services'
 * code. The rules by which a run is judged stand in {@link dev.facevalue.benchmarks.soak.Verdict} alone.
 */
@NullMarked
package dev.facevalue.benchmarks.soak;

import org.jspecify.annotations.NullMarked;
