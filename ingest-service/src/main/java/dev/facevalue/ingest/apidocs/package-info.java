/**
 * Tells others what may be sent, and what those who subscribe will find: the JSON Schemas of the events' data, and what
 * the OpenAPI document cannot read off the resources.
 *
 * <p>Invariant: what is told of a fact's fields is taken from the domain's own list of them, so no document can say
 * anything else than the check does. Everything here is open to all and tells no fact.
 */
@NullMarked
package dev.facevalue.ingest.apidocs;

import org.jspecify.annotations.NullMarked;
