package dev.facevalue.ingest.publishing;

import dev.facevalue.deal.FactForm;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Semaphore;

/** Counts what became of facts and erasures on their way to Kafka, and how many lines are on it. */
@Singleton
class PublishingMetrics {

    private final Map<FactForm.Kind, Counter> published;
    private final Map<FactForm.Kind, Counter> unacknowledged;
    private final MeterRegistry registry;

    PublishingMetrics(MeterRegistry registry) {
        this.registry = registry;
        this.published =
                counters(registry, "facevalue.facts.published", "Facts and erasures that Kafka has acknowledged");
        this.unacknowledged = counters(
                registry,
                "facevalue.facts.unacknowledged",
                "Facts and erasures that were good and that Kafka did not take, or not acknowledge in time");
    }

    /** Kafka has it. */
    void published(FactForm.Kind kind) {
        Objects.requireNonNull(published.get(kind)).increment();
    }

    /** Kafka does not have it, or nobody knows whether it does. */
    void unacknowledged(FactForm.Kind kind) {
        Objects.requireNonNull(unacknowledged.get(kind)).increment();
    }

    /** Watches how many of so many lines of bulk bodies are on their way. */
    void watch(Semaphore free, int bound) {
        Gauge.builder("facevalue.lines.unacknowledged", free, permits -> bound - permits.availablePermits())
                .description("Lines of bulk bodies that await Kafka's acknowledgement")
                .register(registry);
        Gauge.builder("facevalue.lines.unacknowledged.limit", () -> bound)
                .description("How many may await it at once; beyond that, bodies are read more slowly")
                .register(registry);
    }

    private static Map<FactForm.Kind, Counter> counters(MeterRegistry registry, String name, String description) {
        Map<FactForm.Kind, Counter> byKind = new EnumMap<>(FactForm.Kind.class);
        for (FactForm.Kind kind : FactForm.Kind.values()) {
            byKind.put(
                    kind,
                    Counter.builder(name)
                            .description(description)
                            .tag("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                            .register(registry));
        }
        return byKind;
    }
}
