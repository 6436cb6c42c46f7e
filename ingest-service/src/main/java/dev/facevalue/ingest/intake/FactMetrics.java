package dev.facevalue.ingest.intake;

import dev.facevalue.deal.FactForm;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Locale;

/** Counts facts: {@code facevalue_facts_accepted_total} and {@code facevalue_facts_rejected_total}. */
@Singleton
final class FactMetrics {

    private final MeterRegistry registry;

    FactMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** The broker has acknowledged so many facts. */
    void accepted(FactForm.Kind kind, String format, long count) {
        registry.counter("facevalue.facts.accepted", "kind", label(kind), "format", format)
                .increment((double) count);
    }

    /** So many facts were refused because of what they said. */
    void rejected(FactForm.Kind kind, String format, long count) {
        registry.counter("facevalue.facts.rejected", "kind", label(kind), "format", format)
                .increment((double) count);
    }

    private static String label(FactForm.Kind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
