package dev.facevalue.analytics.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facevalue.eventstream.DeadLetterHeaders;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * What is told about a dead letter; what it holds lies in the topic of dead letters.
 *
 * @param reason a stable code
 * @param detail what exactly is wrong
 * @param topic the topic from which it came
 * @param partition the partition there
 * @param offset the offset there
 * @param time when it became a dead letter
 * @param key its key, where that is a text of at most {@value #MAX_KEY_BYTES} bytes
 * @param deadLetterPartition the partition of the topic of dead letters in which it lies
 * @param deadLetterOffset the offset there
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record DeadLetterNote(
        @Schema(examples = "HEADERS") String reason,
        String detail,
        String topic,
        int partition,
        long offset,
        Instant time,
        @Nullable String key,
        int deadLetterPartition,
        long deadLetterOffset) {

    private static final int MAX_KEY_BYTES = 256;

    static DeadLetterNote of(ConsumerRecord<byte[], byte[]> deadLetter) {
        return new DeadLetterNote(
                header(deadLetter, DeadLetterHeaders.REASON).orElse("UNKNOWN"),
                header(deadLetter, DeadLetterHeaders.DETAIL).orElse(""),
                header(deadLetter, DeadLetterHeaders.TOPIC).orElse(""),
                header(deadLetter, DeadLetterHeaders.PARTITION)
                        .map(Integer::valueOf)
                        .orElse(-1),
                header(deadLetter, DeadLetterHeaders.OFFSET).map(Long::valueOf).orElse(-1L),
                Instant.ofEpochMilli(deadLetter.timestamp()),
                Optional.ofNullable(deadLetter.key())
                        .filter(key -> key.length <= MAX_KEY_BYTES)
                        .flatMap(DeadLetterNote::text)
                        .orElse(null),
                deadLetter.partition(),
                deadLetter.offset());
    }

    /** The last header of a name is ours: whoever wrote the record may have used it too. */
    private static Optional<String> header(ConsumerRecord<byte[], byte[]> deadLetter, String name) {
        Header header = deadLetter.headers().lastHeader(name);
        return header == null || header.value() == null ? Optional.empty() : text(header.value());
    }

    private static Optional<String> text(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException noText) {
            return Optional.empty();
        }
    }
}
