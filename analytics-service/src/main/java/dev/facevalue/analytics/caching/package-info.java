/**
 * Answers that need not be sent twice: every answer that is counted from the deals in memory, or that no deal changes,
 * has an {@code ETag}, and whoever still has it is told so ({@code 304}) without anything being counted.
 *
 * <p>Invariant: under one {@code ETag} there is one answer, byte by byte, on every instance of the same code. It is
 * made of all that an answer depends on: which deals there are, what is asked, in which form and language, the settings
 * that alter answers, and the program. Where it is not certain which deals there are, there is no {@code ETag}.
 *
 * <p>{@link dev.facevalue.analytics.caching.ConditionalAnswers} is what resources use.
 */
@NullMarked
package dev.facevalue.analytics.caching;

import org.jspecify.annotations.NullMarked;
