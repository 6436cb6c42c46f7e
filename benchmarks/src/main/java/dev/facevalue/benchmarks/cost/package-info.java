/**
 * {@code ./facevalue bench cost} and {@code growth}: what a million facts cost each part, in processor time and in
 * bytes kept, measured on the packaged services as the operating system counts it; and how that changes with the deals
 * that are there, with the facts of a deal, and with the instances.
 *
 * <p>Never: a figure of speed. How fast it goes depends on who else uses the machine; processor time does so far less.
 */
@NullMarked
package dev.facevalue.benchmarks.cost;

import org.jspecify.annotations.NullMarked;
