/**
 * {@code GET /v1/session}: who the reader of the dashboard is, and where to sign out.
 *
 * <p>Invariant: it tells whoever asks of himself alone, and nobody keeps the answer.
 */
@NullMarked
package dev.facevalue.analytics.session;

import org.jspecify.annotations.NullMarked;
