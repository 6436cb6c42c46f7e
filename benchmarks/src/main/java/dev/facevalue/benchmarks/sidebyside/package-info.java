/**
 * Two programs that do the same work, turn by turn in one run, and how their figures compare.
 *
 * <p>Machines are shared and noisy, so no figure is judged by itself: only the ratio of two that were taken one after
 * the other, its median and its worst. Nothing here knows which programs they are.
 *
 * <p>{@link dev.facevalue.benchmarks.sidebyside.Comparing} is what a program that compares is made of.
 */
@NullMarked
package dev.facevalue.benchmarks.sidebyside;

import org.jspecify.annotations.NullMarked;
