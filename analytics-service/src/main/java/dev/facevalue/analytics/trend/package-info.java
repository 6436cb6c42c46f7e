/**
 * {@code GET /v1/trends}: how each option fared month by month, or quarter by quarter.
 *
 * <p>Invariant: every figure of an answer comes from one pass over the deals as of one moment. Every series has the
 * same periods, without a gap: a period without deals is shown as one, and has no rate.
 */
@NullMarked
package dev.facevalue.analytics.trend;

import org.jspecify.annotations.NullMarked;
