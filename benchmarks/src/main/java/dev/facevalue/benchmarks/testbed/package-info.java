/**
 * One of each part as it is packaged, and what the machine says of their processes: processor time, memory,
 * collections.
 *
 * <p>Never: a figure that a service tells of itself, where the operating system or the JVM tells it too.
 */
@NullMarked
package dev.facevalue.benchmarks.testbed;

import org.jspecify.annotations.NullMarked;
