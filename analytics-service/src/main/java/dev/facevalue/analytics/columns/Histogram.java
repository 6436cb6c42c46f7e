package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Relationship;
import java.util.List;

/**
 * How many deals there are in each group, per option, relationship and whether the deal was won: all that any figure of
 * a standing needs. A group is a bin of each dimension; only groups with a deal are kept, so that a few out of very
 * many possible ones take little. Beside the groups, whoever counts may have margins: the same counts over all groups
 * by the bins of one more grouping.
 */
public abstract sealed class Histogram permits FewGroups, ManyGroups {

    /**
     * The relationship bins of an option: one for "not observed", then one for each {@link Relationship}, worst first.
     */
    public static final int RELATIONSHIPS = 1 + Relationship.values().length;

    /** How many counts an option has in a group: for each relationship those not won, then those won. */
    static final int CELLS = 2 * RELATIONSHIPS;

    static final byte WON = (byte) (CodeColumn.DECISION.codes().indexOf(Decision.WON) + 1);

    /** Says that a question has more groups than an answer may have. */
    public static final class TooManyGroupsException extends RuntimeException {

        private static final long serialVersionUID = 1;

        private final int maxGroups;

        /** @param maxGroups how many it may have */
        public TooManyGroupsException(int maxGroups) {
            super("more than " + maxGroups + " groups");
            this.maxGroups = maxGroups;
        }

        /** How many groups an answer may have. */
        public int maxGroups() {
            return maxGroups;
        }
    }

    /**
     * Counts in one pass, without margins; see {@link #count(DealColumns.Snapshot, CodeColumn, List, List, List, int)}.
     */
    public static Histogram count(
            DealColumns.Snapshot snapshot,
            CodeColumn option,
            List<Grouping> by,
            List<Grouping> filters,
            int maxGroups) {
        return count(snapshot, option, by, filters, List.of(), maxGroups);
    }

    /**
     * Counts in one pass. Deals without the option asked about, those that any filter leaves out, and those that any
     * grouping of {@code by} leaves out, are not counted.
     *
     * @param snapshot the deals
     * @param option the column asked about; each of its codes but "not said" is an option
     * @param by the groupings, any number; none for one group overall
     * @param filters what lets a deal in: any bin but −1, of each
     * @param margins by what the deals counted are to be counted again, over all groups
     * @param maxGroups the most groups that may come out
     * @throws TooManyGroupsException if there are more groups
     */
    public static Histogram count(
            DealColumns.Snapshot snapshot,
            CodeColumn option,
            List<Grouping> by,
            List<Grouping> filters,
            List<Grouping> margins,
            int maxGroups) {
        return FewGroups.fit(option, by, margins)
                ? FewGroups.counted(snapshot, option, by, filters, margins, maxGroups)
                : ManyGroups.counted(snapshot, option, by, filters, margins, maxGroups);
    }

    /** How many groups have a deal. */
    public abstract int groups();

    /**
     * The bin of a group.
     *
     * @param group from 0 to {@link #groups} − 1
     * @param dimension the position of a grouping among those that were counted by, from 0
     */
    public abstract int bin(int group, int dimension);

    /**
     * How many deals there are.
     *
     * @param group from 0 to {@link #groups} − 1; group 0 may be asked for even if there is none, and then has no deals
     * @param code the option's code less one
     * @param relationship 0 for "not observed", else one more than the position of the {@link Relationship}
     * @param won whether those that were won are meant, or the others
     */
    public final long count(int group, int code, int relationship, boolean won) {
        return group == 0 && groups() == 0 ? 0 : count(group, cell(code + 1, relationship, won));
    }

    abstract long count(int group, int cell);

    /** The margin by the grouping at this position among those that were asked for, from 0. */
    public abstract Margin margin(int index);

    /** How many deals there are in each bin of a grouping, over all groups. */
    public static final class Margin {

        private final int bins;
        private final int cells;
        private final long[] counts;

        /**
         * Takes the array as it is: a row of cells for each bin, in which those of the option's code 0 are not looked
         * at.
         */
        Margin(int bins, int cells, long[] counts) {
            this.bins = bins;
            this.cells = cells;
            this.counts = counts;
        }

        /** How many bins there are, with and without deals. */
        public int bins() {
            return bins;
        }

        /**
         * How many deals there are.
         *
         * @param bin from 0 to {@link #bins} − 1
         * @param code the option's code less one
         * @param relationship as in {@link Histogram#count(int, int, int, boolean)}
         * @param won whether those that were won are meant, or the others
         */
        public long count(int bin, int code, int relationship, boolean won) {
            return counts[bin * cells + cell(code + 1, relationship, won)];
        }
    }

    static int cell(int storedCode, int relationship, boolean won) {
        return storedCode * CELLS + 2 * relationship + (won ? 1 : 0);
    }
}
