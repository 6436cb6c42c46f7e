/**
 * What counts say: proportions and how sure they are, and how much two options differ when like is compared with like.
 *
 * <p>Invariant: every figure is a pure function of counts, and where counts allow no figure there is a named reason
 * instead, never NaN and never a placeholder. Sums run in an order that the counts alone decide, so that the same
 * counts give the same bits. Distributions come from Apache Commons, never from our own hand.
 */
@NullMarked
package dev.facevalue.statistics;

import org.jspecify.annotations.NullMarked;
