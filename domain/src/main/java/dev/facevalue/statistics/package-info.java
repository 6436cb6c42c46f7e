/**
 * What counts say: proportions and how sure they are.
 *
 * <p>Invariant: every figure is a pure function of counts, and where counts allow no figure there is a named reason
 * instead, never NaN and never a placeholder. Distributions come from Apache Commons, never from our own hand.
 */
@NullMarked
package dev.facevalue.statistics;

import org.jspecify.annotations.NullMarked;
