/**
 * {@code GET /v1/countries}: every country, with its region and its culture, under the codes and the words that answers
 * have for them.
 *
 * <p>Invariant: it says what the domain's classifications say and nothing of its own, so a deal's country is counted in
 * the very region that is told here. (Its culture may be another: a deal may state that itself.) It depends on no deal,
 * and answers while there are none to count.
 */
@NullMarked
package dev.facevalue.analytics.places;

import org.jspecify.annotations.NullMarked;
