/**
 * {@code GET /v1/comparisons}: how two options differ, crudely and when like is compared with like, stratum by stratum.
 *
 * <p>Invariant: every figure of an answer comes from one pass over the deals as of one moment, and from the strata that
 * the answer shows: whoever puts them into a statistics program gets the same figures. The same deals, in whatever
 * order they came, give the same bytes.
 *
 * <p>It tells what goes together with what, and never that one thing caused another.
 */
@NullMarked
package dev.facevalue.analytics.comparison;

import org.jspecify.annotations.NullMarked;
