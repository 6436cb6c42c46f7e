/** Whether what a service needs depends on how much it is told at once. */
@NullMarked
package dev.facevalue.benchmarks.memory;

import org.jspecify.annotations.NullMarked;
