/**
 * {@code GET /v1/standings}: per group, how each option fares.
 *
 * <p>Invariant: every figure of an answer comes from one pass over the deals as of one moment, so that the counts of an
 * answer agree with each other and with its {@code asOf}.
 */
@NullMarked
package dev.facevalue.analytics.standing;

import org.jspecify.annotations.NullMarked;
