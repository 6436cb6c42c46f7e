/**
 * Tells others what may be sent: what the OpenAPI document cannot read off the resources.
 *
 * <p>Invariant: what is told of a fact's fields is taken from the domain's own list of them, so the document cannot say
 * anything else than the check does.
 */
@NullMarked
package dev.facevalue.ingest.apidocs;

import org.jspecify.annotations.NullMarked;
