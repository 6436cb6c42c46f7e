package dev.facevalue.eventstream;

import dev.facevalue.deal.DealId;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;

/**
 * The key of a record, {@code dealId/factId}. Each fact has one of its own, so that compaction drops equal copies and
 * what was erased, and nothing else.
 *
 * @param dealId the deal's identity
 * @param factId the fact's name
 */
public record RecordKey(String dealId, UUID factId) {

    private static final int UUID_LENGTH = 36;

    /** The key as it is written. */
    public byte[] toBytes() {
        return (dealId + '/' + factId).getBytes(StandardCharsets.UTF_8);
    }

    /** Reads a key as {@link #toBytes} writes it, or empty if the bytes are none. */
    public static Optional<RecordKey> parse(byte[] bytes) {
        if (bytes.length > DealId.MAX_LENGTH + 1 + UUID_LENGTH) {
            return Optional.empty();
        }
        String text = new String(bytes, StandardCharsets.UTF_8);
        int slash = text.indexOf('/');
        if (slash < 0 || text.length() - slash - 1 != UUID_LENGTH) {
            return Optional.empty();
        }
        String dealId = text.substring(0, slash);
        if (!DealId.isValid(dealId)) {
            return Optional.empty();
        }
        try {
            UUID factId = UUID.fromString(text.substring(slash + 1));
            // One fact, one key: upper-case digits would be a second spelling of the same.
            return text.endsWith(factId.toString()) ? Optional.of(new RecordKey(dealId, factId)) : Optional.empty();
        } catch (IllegalArgumentException notAUuid) {
            return Optional.empty();
        }
    }
}
