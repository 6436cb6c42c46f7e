package dev.facevalue.ingest.publishing;

/**
 * The broker has it: where a fact lies in the log.
 *
 * @param dealId the deal's identity
 * @param eventId {@code ce_id}
 * @param partition the partition of the topic
 * @param offset the record's offset in it
 */
public record Receipt(String dealId, String eventId, int partition, long offset) {}
