/**
 * The deals behind the figures, as the projection holds them.
 *
 * <p>Invariant: what is shown is what is counted; persons appear as pseudonyms only, as they do everywhere behind
 * ingest.
 */
@NullMarked
package dev.facevalue.analytics.evidence;

import org.jspecify.annotations.NullMarked;
