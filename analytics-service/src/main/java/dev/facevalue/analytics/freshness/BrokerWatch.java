package dev.facevalue.analytics.freshness;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/**
 * Whether the broker answers. A consumer that polls a broker that is gone hears nothing and believes that there is
 * nothing to hear, so readiness asks by itself; an answer is good for two seconds, however many ask.
 */
@ApplicationScoped
class BrokerWatch {

    private static final Duration MAX_AGE = Duration.ofSeconds(2);

    private final TopicEnd topicEnd;
    private Instant askedAt = Instant.EPOCH;
    private Optional<String> fault = Optional.of("not asked yet");

    BrokerWatch(TopicEnd topicEnd) {
        this.topicEnd = topicEnd;
    }

    /** Why the broker cannot be used; empty while it answers. */
    synchronized Optional<String> fault() {
        if (Duration.between(askedAt, Instant.now()).compareTo(MAX_AGE) > 0) {
            fault = ask();
            askedAt = Instant.now();
        }
        return fault;
    }

    private Optional<String> ask() {
        try {
            topicEnd.offsets();
            return Optional.empty();
        } catch (KafkaException unreachable) {
            return Optional.of(
                    "the broker does not answer: " + unreachable.getClass().getSimpleName());
        }
    }
}
