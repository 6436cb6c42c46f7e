package dev.facevalue.analytics.columns;

import java.util.List;

/**
 * The deals that groupings let in, rather than how many there are of a kind: on which days they were decided, and which
 * they are. Valid only within {@link DealColumns#read}.
 */
public final class Selection {

    private final DealColumns.Snapshot snapshot;
    private final List<Grouping> letIn;
    private final int[] bin = new int[Chunk.SIZE];

    /** @param letIn what lets a deal in: any bin but −1, of each */
    public Selection(DealColumns.Snapshot snapshot, List<Grouping> letIn) {
        this.snapshot = snapshot;
        this.letIn = List.copyOf(letIn);
    }

    /** How many deals there are in the columns at most, let in or not. */
    public long deals() {
        return snapshot.chunks().stream().mapToLong(Chunk::used).sum();
    }

    /**
     * How many deals were decided each day, from {@link DealColumns.Snapshot#firstDay} to
     * {@link DealColumns.Snapshot#lastDay}.
     */
    public int[] perDay() {
        int firstDay = snapshot.firstDay();
        int[] counts = new int[firstDay > snapshot.lastDay() ? 0 : snapshot.lastDay() - firstDay + 1];
        for (Chunk chunk : snapshot.chunks()) {
            sort(chunk);
            int[] days = chunk.days();
            for (int i = 0; i < chunk.used(); i++) {
                if (bin[i] >= 0) {
                    counts[days[i] - firstDay]++;
                }
            }
        }
        return counts;
    }

    /**
     * The numbers of the deals decided from the first to the last of these days, ascending.
     *
     * @param count how many there are
     */
    public long[] dealNos(int firstDay, int lastDay, int count) {
        long[] dealNos = new long[count];
        int found = 0;
        long before = 0;
        for (Chunk chunk : snapshot.chunks()) {
            sort(chunk);
            int[] days = chunk.days();
            for (int i = 0; i < chunk.used(); i++) {
                if (bin[i] >= 0 && days[i] >= firstDay && days[i] <= lastDay) {
                    dealNos[found++] = before + i + 1;
                }
            }
            before += Chunk.SIZE;
        }
        return dealNos;
    }

    /** Has {@link #bin} be −1 where a position holds no deal that is let in. */
    private void sort(Chunk chunk) {
        byte[] presence = chunk.codes(DealColumns.PRESENCE);
        int used = chunk.used();
        for (int i = 0; i < used; i++) {
            bin[i] = presence[i] == 0 ? -1 : 0;
        }
        for (Grouping each : letIn) {
            ManyGroups.bin(chunk, each, used, bin, 0);
        }
    }
}
