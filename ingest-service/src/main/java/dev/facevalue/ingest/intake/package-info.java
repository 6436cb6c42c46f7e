/**
 * The resources: one fact, many facts, an erasure. Takes a request apart, has its body read ({@code format}) and its
 * facts published ({@code publishing}), and answers.
 *
 * <p>Invariant: "accepted" is said of exactly what the broker has acknowledged, and every bad line is counted. Requests
 * in hand, lines awaiting acknowledgement and errors named are bounded; a body is never held as a whole.
 *
 * <p>Everything here runs on virtual threads and may wait; nothing here runs on an event loop.
 */
@NullMarked
package dev.facevalue.ingest.intake;

import org.jspecify.annotations.NullMarked;
