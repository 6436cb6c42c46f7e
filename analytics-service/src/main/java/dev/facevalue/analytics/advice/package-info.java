/**
 * {@code GET /v1/advice}: what is known, before a call, of one situation.
 *
 * <p>Invariant: an option is only ever named as the better one where the evidence carries it; with little of it the
 * advice says so, and with none there is no figure at all.
 *
 * <p>It tells what went together with what, in words that a seller understands; never that one thing causes another.
 */
@NullMarked
package dev.facevalue.analytics.advice;

import org.jspecify.annotations.NullMarked;
