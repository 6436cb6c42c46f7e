/**
 * Every deal's current codes in primitive arrays, and the one pass over them that answers a question:
 * {@link dev.facevalue.analytics.columns.ChangeFeed} follows the tables,
 * {@link dev.facevalue.analytics.columns.DealColumns} holds what it read, and
 * {@link dev.facevalue.analytics.columns.Histogram} is what a pass leaves. Which deals were counted rather than how
 * many tells {@link dev.facevalue.analytics.columns.Selection}.
 *
 * <p>Invariant: a pass sees every deal as of one moment. A deal takes 24 bytes, besides the name of its team.
 *
 * <p>Nothing is only here: what is lost is loaded again.
 */
@NullMarked
package dev.facevalue.analytics.columns;

import org.jspecify.annotations.NullMarked;
