package dev.facevalue.benchmarks.freshness;

import dev.facevalue.benchmarks.fold.Group;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import java.util.Objects;

/**
 * A fact whose way is followed: the outcome of a deal of its own, which makes one more in a group that nothing but
 * probes is said of.
 *
 * @param number of the probe
 * @param group which moves by it
 */
record Probe(long number, Group group) {

    /** As it is told. */
    String fact() {
        Strategy strategy = Objects.requireNonNull(group.strategy());
        Relationship relationship = Objects.requireNonNull(group.relationship());
        return """
                {"dealId":"probe-%d","decidedAt":"2026-01-01T12:00:00Z","country":"%s","decision":"LOST","strategy":"%s",\
                "relationship":"%s","statedReason":"PRICE","faceRisk":"LOW","trust":"HIGH"}""".formatted(number, group.country(), strategy, relationship);
    }
}
