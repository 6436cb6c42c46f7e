/**
 * The deals behind the figures, as the projection holds them: one
 * ({@link dev.facevalue.analytics.evidence.DealResource}) or all of a figure
 * ({@link dev.facevalue.analytics.evidence.DealsResource}).
 *
 * <p>A list is planned from the columns, which know what is counted and on which day it was decided
 * ({@link dev.facevalue.analytics.evidence.Stretch}), and filled from the tables
 * ({@link dev.facevalue.analytics.evidence.DealLister}). Its order needs no index of its own, which every fact would
 * have to pay for: whole days are sorted by the time of the decision, and a day too large for that goes by dealId.
 *
 * <p>Invariant: what is shown is what is counted; persons appear as pseudonyms only, as they do everywhere behind
 * ingest. A page costs a pass over the columns and some ten thousands of rows at most.
 */
@NullMarked
package dev.facevalue.analytics.evidence;

import org.jspecify.annotations.NullMarked;
