package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.Progress;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What answers show: everything of the topic before these offsets.
 *
 * @param id names the position, the same on every instance that shows the same: of which deal table, then the offset of
 *     each partition, in decimal and separated by dots
 * @param generation of which deal table
 * @param whole whether all of it is shown; while more changes are read than one look reads, some are still missing
 * @param asOf the greatest {@code ce_time} ever applied; null before the first fact
 */
public record FeedPosition(
        String id, long generation, boolean whole, @Nullable Instant asOf) {

    /** The position at which everything that is projected is shown. */
    public static FeedPosition of(Progress progress) {
        return of(progress.generation(), progress.nextOffsets(), true, progress.asOf());
    }

    static FeedPosition of(long generation, long[] nextOffsets, boolean whole, @Nullable Instant asOf) {
        return new FeedPosition(
                generation
                        + Arrays.stream(nextOffsets)
                                .mapToObj(offset -> "." + offset)
                                .collect(Collectors.joining()),
                generation,
                whole,
                asOf);
    }
}
