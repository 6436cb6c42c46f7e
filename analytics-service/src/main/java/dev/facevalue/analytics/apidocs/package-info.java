/**
 * Tells others what may be asked: what the OpenAPI document cannot read off the resources.
 *
 * <p>Invariant: what is told of filters and dimensions is taken from the list that questions are read by, so the
 * document cannot say anything else than the answer does.
 */
@NullMarked
package dev.facevalue.analytics.apidocs;

import org.jspecify.annotations.NullMarked;
