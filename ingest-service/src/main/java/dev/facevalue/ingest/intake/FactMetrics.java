package dev.facevalue.ingest.intake;

import dev.facevalue.deal.FactForm;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Counts what senders were told of their facts, by kind and format, and of erasures. Every series is there from the
 * start, so that the first fact of its kind shows as an increase.
 */
@Startup
@Singleton
class FactMetrics {

    /** The kinds that come in a body; an erasure comes in none. */
    private static final Set<FactForm.Kind> SENT =
            EnumSet.of(FactForm.Kind.DEAL_OUTCOME, FactForm.Kind.RELATIONSHIP_OBSERVATION);

    private final Map<FactForm.Kind, Map<Submission.Format, Counter>> accepted;
    private final Map<FactForm.Kind, Map<Submission.Format, Counter>> rejected;
    private final Counter erased;

    FactMetrics(MeterRegistry registry) {
        accepted = counters(registry, "facevalue.facts.accepted", "Facts that Kafka has, and whose sender was told so");
        rejected = counters(registry, "facevalue.facts.rejected", "Facts refused because of what they say");
        erased = Counter.builder("facevalue.erasures.accepted")
                .description("Erasures of deals that Kafka has; they are not among the facts accepted")
                .register(registry);
    }

    /** The broker has acknowledged so many facts. */
    void accepted(Submission submission, long count) {
        increment(accepted, submission, count);
    }

    /** So many facts were refused because of what they said. */
    void rejected(Submission submission, long count) {
        increment(rejected, submission, count);
    }

    /** The broker has acknowledged an erasure. */
    void erased() {
        erased.increment();
    }

    private static void increment(
            Map<FactForm.Kind, Map<Submission.Format, Counter>> counters, Submission submission, long count) {
        Objects.requireNonNull(
                        Objects.requireNonNull(counters.get(submission.kind())).get(submission.format()))
                .increment((double) count);
    }

    private static Map<FactForm.Kind, Map<Submission.Format, Counter>> counters(
            MeterRegistry registry, String name, String description) {
        Map<FactForm.Kind, Map<Submission.Format, Counter>> byKind = new EnumMap<>(FactForm.Kind.class);
        for (FactForm.Kind kind : SENT) {
            Map<Submission.Format, Counter> byFormat = new EnumMap<>(Submission.Format.class);
            for (Submission.Format format : Submission.Format.values()) {
                byFormat.put(
                        format,
                        Counter.builder(name)
                                .description(description)
                                .tag("kind", label(kind))
                                .tag("format", label(format))
                                .register(registry));
            }
            byKind.put(kind, byFormat);
        }
        return byKind;
    }

    private static String label(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
