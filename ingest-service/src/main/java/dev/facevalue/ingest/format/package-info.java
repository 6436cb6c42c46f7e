/**
 * From bytes to forms: JSON, NDJSON, CSV and CloudEvents become {@link dev.facevalue.deal.FactForm forms}, line by
 * line, with the line's number or with what is wrong with it. The line of an event is its place in its batch.
 *
 * <p>Invariant: a body of any length is read in constant memory, and whatever the bytes are, each line becomes either a
 * form or a named error; nothing is guessed, replaced or passed over silently. What makes the rest of a body unreadable
 * ends it with an exception that names the line.
 *
 * <p>Nothing here knows HTTP or Kafka, and nothing here decides whether a form is a fact: that is the form's own check.
 */
@NullMarked
package dev.facevalue.ingest.format;

import org.jspecify.annotations.NullMarked;
