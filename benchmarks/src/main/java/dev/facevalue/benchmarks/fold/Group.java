package dev.facevalue.benchmarks.fold;

import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import org.jspecify.annotations.Nullable;

/**
 * Which deals are counted together.
 *
 * @param country two letters
 * @param strategy how the seller answered; null if he did not
 * @param relationship what became of it; null if nobody has observed it
 */
public record Group(
        String country,
        @Nullable Strategy strategy,
        @Nullable Relationship relationship) {

    private static final String UNKNOWN = "UNKNOWN";

    @Override
    public String toString() {
        return country
                + ' '
                + (strategy == null ? UNKNOWN : strategy.name())
                + ' '
                + (relationship == null ? UNKNOWN : relationship.name());
    }
}
