package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.CodeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A histogram of groups of which there could be very many, or an unknown number: a group gets its row of counts, under
 * the next number, when its first deal is seen.
 */
final class ManyGroups extends Histogram {

    private final CodeColumn option;
    private final int cells;
    private final List<Grouping> filters;
    private final List<Segment> segments;
    private final List<MarginPass> margins;
    private long[] counts = new long[0];

    private ManyGroups(CodeColumn option, List<Grouping> filters, List<Segment> segments, List<Grouping> margins) {
        this.option = option;
        this.cells = option.codes().size() * CELLS;
        this.filters = filters;
        this.segments = segments;
        this.margins = margins.stream()
                .map(grouping -> new MarginPass(grouping, new long[room(grouping.bins(), cells)]))
                .toList();
    }

    static ManyGroups counted(
            DealColumns.Snapshot snapshot,
            CodeColumn option,
            List<Grouping> by,
            List<Grouping> filters,
            List<Grouping> margins,
            int maxGroups) {
        ManyGroups histogram = new ManyGroups(option, filters, Segment.of(by, maxGroups), margins);
        Scratch scratch = new Scratch();
        for (Chunk chunk : snapshot.chunks()) {
            histogram.count(chunk, scratch);
        }
        return histogram;
    }

    @Override
    public int groups() {
        return segments.getLast().numbering.size();
    }

    @Override
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

    @Override
    long count(int group, int cell) {
        return counts[(group + 1) * cells + cell];
    }

    @Override
    public Margin margin(int index) {
        MarginPass margin = margins.get(index);
        return new Margin(margin.grouping.bins(), cells, Arrays.copyOfRange(margin.sums, cells, margin.sums.length));
    }

    /** What is counted of a margin: a row for each of its bins, and one before them for the deals that are left out. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record MarginPass(Grouping grouping, long[] sums) {}

    /**
     * How many counts are kept of so many groups. Each has a row of cells, and there is one more before them all, for
     * the deals that are not counted: it is cheaper to count them for nothing than to ask of each deal whether to.
     */
    private static int room(int groups, int cells) {
        return Math.toIntExact((groups + 1L) * cells + CELLS);
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
        for (MarginPass margin : margins) {
            whichAreCounted(scratch.group, code, used);
            bin(chunk, margin.grouping, used, code, 1);
            long[] sums = margin.sums;
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
