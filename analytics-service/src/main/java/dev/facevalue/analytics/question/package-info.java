/**
 * What can be asked: one parser for the parameters of every query
 * ({@link dev.facevalue.analytics.question.QuestionParser}), the filters and dimensions it knows
 * ({@link dev.facevalue.analytics.question.Dimension}), and the codes that count as an answer's options and successes.
 *
 * <p>Invariant: a name or a code that is not known is refused by name, never passed over.
 */
@NullMarked
package dev.facevalue.analytics.question;

import org.jspecify.annotations.NullMarked;
