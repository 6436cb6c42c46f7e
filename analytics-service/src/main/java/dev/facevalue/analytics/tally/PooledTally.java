package dev.facevalue.analytics.tally;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import java.util.List;

/**
 * All deals of an answer by one more dimension.
 *
 * @param dimension what the parts differ in
 * @param parts in the order of their keys, those without deals left out
 */
public record PooledTally(Dimension dimension, List<Part> parts) {

    public PooledTally {
        parts = List.copyOf(parts);
    }

    /** The deals that have one value of the dimension, by option. */
    public record Part(Key key, List<Tally> byOption) {

        public Part {
            byOption = List.copyOf(byOption);
        }
    }
}
