package dev.facevalue.eventstream;

import dev.facevalue.deal.Fact;
import java.net.URI;
import java.time.Instant;

/**
 * A fact on its way to the stream.
 *
 * @param id {@code ce_id}, unique within {@code source}
 * @param source {@code ce_source}, a URI reference that names where the event comes from
 * @param time {@code ce_time}, when the fact was put on record; what is finer than a microsecond is cut off
 * @param schemaBase the URI under which the schemas are served, ending in a slash
 * @param fact the fact, with pseudonyms in place of persons
 */
public record Event(String id, String source, Instant time, URI schemaBase, Fact fact) {}
