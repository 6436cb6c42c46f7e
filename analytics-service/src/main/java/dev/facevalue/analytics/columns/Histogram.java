package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Relationship;
import java.util.Arrays;
import java.util.List;

/**
 * How many deals there are in each group, per option, relationship and whether the deal was won: all that any figure of
 * a standing needs. A group is a pair of bins, one of either dimension.
 */
public final class Histogram {

    /**
     * The relationship bins of an option: one for "not observed", then one for each {@link Relationship}, worst first.
     */
    public static final int RELATIONSHIPS = 1 + Relationship.values().length;

    private static final int CELLS = 2 * RELATIONSHIPS;
    private static final byte WON = (byte) (CodeColumn.DECISION.codes().indexOf(Decision.WON) + 1);
    private static final int NO_SLOT = -1;

    private final int bins;
    private final int options;
    private final int maxGroups;
    private final int[] slotOf;
    private int[] groupOf = new int[16];
    private int groups;
    private long[] counts;

    private Histogram(int firstBins, int secondBins, int options, int maxGroups) {
        this.bins = secondBins;
        this.options = options;
        this.maxGroups = maxGroups;
        this.slotOf = new int[Math.multiplyExact(firstBins, secondBins)];
        this.counts = new long[groupOf.length * options * CELLS];
        Arrays.fill(slotOf, NO_SLOT);
    }

    /** Says that a question has more groups than an answer may have. */
    public static final class TooManyGroupsException extends RuntimeException {

        private static final long serialVersionUID = 1;

        TooManyGroupsException(int maxGroups) {
            super("more than " + maxGroups + " groups");
        }
    }

    /**
     * Counts in one pass. Deals without the option asked about, and those that any filter leaves out, are not counted.
     *
     * @param snapshot the deals
     * @param option the column asked about; each of its codes but "not said" is an option
     * @param by one or two groupings, or none for one group overall
     * @param filters what lets a deal in: any bin but −1, of each
     * @param maxGroups the most groups that may come out
     * @throws TooManyGroupsException if there are more groups
     */
    public static Histogram count(
            DealColumns.Snapshot snapshot,
            CodeColumn option,
            List<Grouping> by,
            List<Grouping> filters,
            int maxGroups) {
        int firstBins = by.isEmpty() ? 1 : by.get(0).bins();
        int secondBins = by.size() < 2 ? 1 : by.get(1).bins();
        if ((long) firstBins * secondBins > MAX_BINS) {
            throw new TooManyGroupsException(maxGroups);
        }
        Histogram histogram =
                new Histogram(firstBins, secondBins, option.codes().size(), maxGroups);
        int[] groups = new int[Chunk.SIZE];
        for (Chunk chunk : snapshot.chunks()) {
            histogram.count(chunk, chunk.codes(option), by, filters, groups);
        }
        return histogram;
    }

    /** The most pairs of bins that are kept track of at once, four bytes each. */
    private static final int MAX_BINS = 1 << 23;

    /** How many groups have a deal. */
    public int groups() {
        return groups;
    }

    /** The bin of the first dimension of a group, 0 where there is none. */
    public int firstBin(int group) {
        return groupOf[group] / bins;
    }

    /** The bin of the second dimension of a group, 0 where there is none. */
    public int secondBin(int group) {
        return groupOf[group] % bins;
    }

    /**
     * How many deals there are.
     *
     * @param group from 0 to {@link #groups} − 1; group 0 may be asked for even if there is none, and then has no deals
     * @param option the option's code less one
     * @param relationship 0 for "not observed", else one more than the position of the {@link Relationship}
     * @param won whether those that were won are meant, or the others
     */
    public long count(int group, int option, int relationship, boolean won) {
        return counts[cell(group, option) + 2 * relationship + (won ? 1 : 0)];
    }

    private int cell(int group, int option) {
        return (group * options + option) * CELLS;
    }

    /** Column by column over the chunk, so that each loop runs through one array and little else. */
    private void count(Chunk chunk, byte[] optionCodes, List<Grouping> by, List<Grouping> filters, int[] group) {
        int used = chunk.used();
        byte[] decisions = chunk.codes(DealColumns.PRESENCE);
        for (int i = 0; i < used; i++) {
            group[i] = decisions[i] == 0 || optionCodes[i] == 0 ? -1 : 0;
        }
        for (Grouping filter : filters) {
            bin(chunk, filter, used, group, 0);
        }
        for (Grouping dimension : by) {
            bin(chunk, dimension, used, group, dimension.bins());
        }
        byte[] relationships = chunk.codes(CodeColumn.RELATIONSHIP);
        for (int i = 0; i < used; i++) {
            if (group[i] >= 0) {
                // First the cell: finding it may put a larger array in the place of counts.
                int cell = cell(slot(group[i]), optionCodes[i] - 1);
                counts[cell + 2 * relationships[i] + (decisions[i] == WON ? 1 : 0)]++;
            }
        }
    }

    /** Puts {@code group · factor + bin} in place of each group; −1 stays, and comes where there is no bin. */
    private static void bin(Chunk chunk, Grouping grouping, int used, int[] group, int factor) {
        switch (grouping) {
            case Grouping.ByCode byCode -> {
                byte[] codes = chunk.codes(byCode.column());
                int[] binOf = byCode.binOf();
                for (int i = 0; i < used; i++) {
                    group[i] = join(group[i], factor, binOf[codes[i]]);
                }
            }
            case Grouping.ByCountry byCountry -> {
                short[] countries = chunk.countries();
                int[] binOf = byCountry.binOf();
                for (int i = 0; i < used; i++) {
                    group[i] = join(group[i], factor, binOf[countries[i]]);
                }
            }
            case Grouping.ByTeam byTeam -> {
                int[] teams = chunk.teams();
                int[] binOf = byTeam.binOf();
                for (int i = 0; i < used; i++) {
                    group[i] = join(group[i], factor, teams[i] < binOf.length ? binOf[teams[i]] : -1);
                }
            }
            case Grouping.ByDay byDay -> {
                int[] days = chunk.days();
                int[] binOf = byDay.binOf();
                for (int i = 0; i < used; i++) {
                    int day = days[i] - byDay.firstDay();
                    group[i] = join(group[i], factor, day >= 0 && day < binOf.length ? binOf[day] : -1);
                }
            }
        }
    }

    private static int join(int group, int factor, int bin) {
        return (group | bin) < 0 ? -1 : factor == 0 ? group : group * factor + bin;
    }

    private int slot(int group) {
        int slot = slotOf[group];
        return slot == NO_SLOT ? newSlot(group) : slot;
    }

    private int newSlot(int group) {
        if (groups == maxGroups) {
            throw new TooManyGroupsException(maxGroups);
        }
        if (groups == groupOf.length) {
            groupOf = Arrays.copyOf(groupOf, 2 * groups);
            counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        groupOf[groups] = group;
        slotOf[group] = groups;
        return groups++;
    }
}
