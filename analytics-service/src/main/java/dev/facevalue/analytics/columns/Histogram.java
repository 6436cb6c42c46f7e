package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Relationship;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * How many deals there are in each group, per option, relationship and whether the deal was won: all that any figure of
 * a standing needs. A group is a bin of each dimension; only groups with a deal are kept, so that a few out of very
 * many possible ones take little. Beside the groups, whoever counts may have margins: the same counts over all groups
 * by the bins of one more grouping.
 */
public final class Histogram {

    /**
     * The relationship bins of an option: one for "not observed", then one for each {@link Relationship}, worst first.
     */
    public static final int RELATIONSHIPS = 1 + Relationship.values().length;

    private static final int CELLS = 2 * RELATIONSHIPS;
    private static final byte WON = (byte) (CodeColumn.DECISION.codes().indexOf(Decision.WON) + 1);

    private final CodeColumn option;
    private final int cells;
    private final List<Grouping> filters;
    private final List<Segment> segments;
    private final List<Margin> margins;
    private long[] counts = new long[0];

    private Histogram(CodeColumn option, List<Grouping> filters, List<Segment> segments, List<Grouping> margins) {
        this.option = option;
        this.cells = option.codes().size() * CELLS;
        this.filters = filters;
        this.segments = segments;
        this.margins =
                margins.stream().map(grouping -> new Margin(grouping, cells)).toList();
    }

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
        Histogram histogram = new Histogram(option, filters, Segment.of(by, maxGroups), margins);
        Scratch scratch = new Scratch();
        for (Chunk chunk : snapshot.chunks()) {
            histogram.count(chunk, scratch);
        }
        return histogram;
    }

    /** How many groups have a deal. */
    public int groups() {
        return segments.getLast().numbering.size();
    }

    /**
     * The bin of a group.
     *
     * @param group from 0 to {@link #groups} − 1
     * @param dimension the position of a grouping among those that were counted by, from 0
     */
    public int bin(int group, int dimension) {
        int number = group;
        for (Segment segment : segments.reversed()) {
            long key = segment.numbering.keyOf(number);
            if (dimension >= segment.first) {
                return segment.binOf((int) key, dimension);
            }
            number = (int) (key >>> Integer.SIZE);
        }
        throw new IndexOutOfBoundsException(dimension);
    }

    /**
     * How many deals there are.
     *
     * @param group from 0 to {@link #groups} − 1; group 0 may be asked for even if there is none, and then has no deals
     * @param code the option's code less one
     * @param relationship 0 for "not observed", else one more than the position of the {@link Relationship}
     * @param won whether those that were won are meant, or the others
     */
    public long count(int group, int code, int relationship, boolean won) {
        return group == 0 && groups() == 0 ? 0 : counts[(group + 1) * cells + cell(code + 1, relationship, won)];
    }

    /** The margin by the grouping at this position among those that were asked for, from 0. */
    public Margin margin(int index) {
        return margins.get(index);
    }

    /** How many deals there are in each bin of a grouping, over all groups. */
    public static final class Margin {

        private final Grouping grouping;
        private final int cells;
        private final long[] counts;

        private Margin(Grouping grouping, int cells) {
            this.grouping = grouping;
            this.cells = cells;
            this.counts = new long[room(grouping.bins(), cells)];
        }

        /** How many bins there are, with and without deals. */
        public int bins() {
            return grouping.bins();
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
            return counts[(bin + 1) * cells + cell(code + 1, relationship, won)];
        }
    }

    /**
     * How many counts are kept of so many groups. Each has a row of cells, and there is one more before them all, for
     * the deals that are not counted: it is cheaper to count them for nothing than to ask of each deal whether to.
     */
    private static int room(int groups, int cells) {
        return Math.toIntExact((groups + 1L) * cells + CELLS);
    }

    private static int cell(int storedCode, int relationship, boolean won) {
        return storedCode * CELLS + 2 * relationship + (won ? 1 : 0);
    }

    /** What the pass over a chunk writes down, by position; made once and used for all. */
    private static final class Scratch {

        /** The group of each deal, −1 for those not counted. */
        private final int[] group = new int[Chunk.SIZE];

        /** What comes to the group next. */
        private final int[] code = new int[Chunk.SIZE];

        /** The cell of each deal within its group. */
        private final int[] cell = new int[Chunk.SIZE];
    }

    /** Column by column over the chunk, so that each loop runs through one array and little else. */
    private void count(Chunk chunk, Scratch scratch) {
        int used = chunk.used();
        byte[] options = chunk.codes(option);
        byte[] decisions = chunk.codes(DealColumns.PRESENCE);
        int[] group = scratch.group;
        for (int i = 0; i < used; i++) {
            group[i] = decisions[i] == 0 || options[i] == 0 ? -1 : 0;
        }
        for (Grouping filter : filters) {
            bin(chunk, filter, used, group, 0);
        }
        for (Segment segment : segments) {
            segment.group(chunk, used, scratch);
        }
        makeRoom();
        countGroups(chunk, used, scratch.group);
        if (!margins.isEmpty()) {
            countMargins(chunk, used, scratch);
        }
    }

    private void makeRoom() {
        int needed = room(groups(), cells);
        if (needed > counts.length) {
            counts = Arrays.copyOf(counts, Math.max(needed, 2 * counts.length));
        }
    }

    private void countGroups(Chunk chunk, int used, int[] group) {
        byte[] options = chunk.codes(option);
        byte[] decisions = chunk.codes(CodeColumn.DECISION);
        byte[] relationships = chunk.codes(CodeColumn.RELATIONSHIP);
        long[] sums = counts;
        int perGroup = cells;
        for (int i = 0; i < used; i++) {
            sums[(group[i] + 1) * perGroup + cell(options[i], relationships[i], decisions[i] == WON)]++;
        }
    }

    private void countMargins(Chunk chunk, int used, Scratch scratch) {
        byte[] options = chunk.codes(option);
        byte[] decisions = chunk.codes(CodeColumn.DECISION);
        byte[] relationships = chunk.codes(CodeColumn.RELATIONSHIP);
        int[] cell = scratch.cell;
        for (int i = 0; i < used; i++) {
            cell[i] = cell(options[i], relationships[i], decisions[i] == WON);
        }
        int[] code = scratch.code;
        for (Margin margin : margins) {
            whichAreCounted(scratch.group, code, used);
            bin(chunk, margin.grouping, used, code, 1);
            long[] sums = margin.counts;
            int perBin = cells;
            for (int i = 0; i < used; i++) {
                sums[(code[i] + 1) * perBin + cell[i]]++;
            }
        }
    }

    /** Puts 0 where a deal has a group, −1 where it is not counted. */
    private static void whichAreCounted(int[] group, int[] counted, int used) {
        for (int i = 0; i < used; i++) {
            counted[i] = group[i] < 0 ? -1 : 0;
        }
    }

    /**
     * Some of the dimensions, in their order: as many as have codes that fit in an int. A group's key in a segment is
     * its number in the segment before and its code in this one, so that any number of dimensions can be told apart.
     */
    private static final class Segment {

        private final int first;
        private final List<Grouping> groupings;
        private final Numbering numbering;

        private Segment(int first, List<Grouping> groupings, int most) {
            this.first = first;
            this.groupings = groupings;
            this.numbering = first == 0 ? Numbering.ofCodes(codes(groupings), most) : Numbering.ofKeys(most);
        }

        private static List<Segment> of(List<Grouping> by, int maxGroups) {
            List<Segment> segments = new ArrayList<>();
            int first = 0;
            int end;
            do {
                long codes = 1;
                end = first;
                while (end < by.size() && codes * by.get(end).bins() <= Integer.MAX_VALUE) {
                    codes *= by.get(end++).bins();
                }
                // Only what comes out in the end is a group.
                int most = end == by.size() ? maxGroups : Integer.MAX_VALUE;
                segments.add(new Segment(first, by.subList(first, end), most));
                first = end;
            } while (end < by.size());
            return segments;
        }

        private static int codes(List<Grouping> groupings) {
            return groupings.stream().mapToInt(Grouping::bins).reduce(1, (codes, bins) -> codes * bins);
        }

        /** Puts each deal's group by this segment's dimensions too in the place of its group without them. */
        private void group(Chunk chunk, int used, Scratch scratch) {
            if (first == 0) {
                codes(chunk, used, scratch.group);
                numbering.number(scratch.group, used);
            } else {
                whichAreCounted(scratch.group, scratch.code, used);
                codes(chunk, used, scratch.code);
                numbering.number(scratch.group, scratch.code, used);
            }
        }

        private void codes(Chunk chunk, int used, int[] code) {
            for (Grouping grouping : groupings) {
                bin(chunk, grouping, used, code, grouping.bins());
            }
        }

        private int binOf(int code, int dimension) {
            int rest = code;
            for (int i = groupings.size() - 1; i > dimension - first; i--) {
                rest /= groupings.get(i).bins();
            }
            return rest % groupings.get(dimension - first).bins();
        }
    }

    /** Puts {@code code · factor + bin} in place of each code; −1 stays, and comes where there is no bin. */
    static void bin(Chunk chunk, Grouping grouping, int used, int[] code, int factor) {
        switch (grouping) {
            case Grouping.ByCode byCode -> {
                byte[] codes = chunk.codes(byCode.column());
                int[] binOf = byCode.binOf();
                for (int i = 0; i < used; i++) {
                    code[i] = join(code[i], factor, binOf[codes[i]]);
                }
            }
            case Grouping.ByCountry byCountry -> {
                short[] countries = chunk.countries();
                int[] binOf = byCountry.binOf();
                for (int i = 0; i < used; i++) {
                    code[i] = join(code[i], factor, binOf[countries[i]]);
                }
            }
            case Grouping.ByTeam byTeam -> {
                int[] teams = chunk.teams();
                int[] binOf = byTeam.binOf();
                for (int i = 0; i < used; i++) {
                    code[i] = join(code[i], factor, teams[i] < binOf.length ? binOf[teams[i]] : -1);
                }
            }
            case Grouping.ByDay byDay -> {
                int[] days = chunk.days();
                int[] binOf = byDay.binOf();
                for (int i = 0; i < used; i++) {
                    int day = days[i] - byDay.firstDay();
                    code[i] = join(code[i], factor, day >= 0 && day < binOf.length ? binOf[day] : -1);
                }
            }
        }
    }

    private static int join(int code, int factor, int bin) {
        // The sign of either, over all bits: no branch that guesses wrong at every other deal.
        int leftOut = (code | bin) >> (Integer.SIZE - 1);
        return (factor == 0 ? code : code * factor + bin) | leftOut;
    }
}
