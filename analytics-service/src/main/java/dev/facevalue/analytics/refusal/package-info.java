/**
 * How a question is refused: one that cannot be understood, and one whose answer would be too large.
 *
 * <p>Invariant: whichever query it was, the same refusal has the same code and the same words, and names every
 * parameter that is wrong.
 */
@NullMarked
package dev.facevalue.analytics.refusal;

import org.jspecify.annotations.NullMarked;
