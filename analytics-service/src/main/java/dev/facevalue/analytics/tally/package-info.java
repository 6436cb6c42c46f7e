/**
 * The counts of an answer in the shape that statistics need: by group, option and stratum
 * ({@link dev.facevalue.analytics.tally.Tallies}), and again over all groups by what an effect may depend on
 * ({@link dev.facevalue.analytics.tally.PooledTally}).
 *
 * <p>Invariant: groups, options and strata come in an order that is the same for the same counts, whatever the order in
 * which the deals were put on record; sums of fractions run in it, so that equal facts give equal bytes.
 */
@NullMarked
package dev.facevalue.analytics.tally;

import org.jspecify.annotations.NullMarked;
