/**
 * How well the estimates hold what they promise: worlds with a known truth are simulated, analysed as an answer would
 * be, and compared with the truth.
 *
 * <p>{@link dev.facevalue.benchmarks.calibration.World} knows nothing of the estimator, and neither the worlds nor
 * their seeds were changed once the estimator was tuned: {@link dev.facevalue.benchmarks.calibration.Seeds} keeps those
 * for tuning apart from those for the report.
 */
@NullMarked
package dev.facevalue.benchmarks.calibration;

import org.jspecify.annotations.NullMarked;
