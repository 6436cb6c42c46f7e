package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.CodeColumn;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A histogram of groups of which there could be few: every one has its row of counts before the first deal is seen, so
 * that nothing is looked up. Threads share the chunks, each with counts of its own, which are added up in the end.
 */
final class FewGroups extends Histogram {

    /** The most counts that a table may have: some 3 MB a thread. */
    private static final int MAX_COUNTS = 1 << 18;

    /** The most cells that a row may have, so that a cell's number is a byte. */
    private static final int MAX_CELLS = Byte.MAX_VALUE;

    /** Margins share a table, and so the pass over it, as long as it has no more rows than this. */
    private static final int MAX_SHARED_ROWS = 128;

    private final int rowLength;
    private final Table table;
    private final long[] counts;
    private final int[] rows;
    private final List<Margin> margins;

    private FewGroups(int rowLength, Table table, long[] counts, int[] rows, List<Margin> margins) {
        this.rowLength = rowLength;
        this.table = table;
        this.counts = counts;
        this.rows = rows;
        this.margins = margins;
    }

    /** Whether there is room for all groups that there could be, and every margin can be read off a table. */
    static boolean fit(CodeColumn option, List<Grouping> by, List<Grouping> margins) {
        return (option.codes().size() + 1) * CELLS <= MAX_CELLS
                && hasRoom(by, rowLength(option))
                && margins.stream()
                        .allMatch(margin -> by.contains(margin)
                                || (!margin.leavesOut() && hasRoom(List.of(margin), rowLength(option))));
    }

    private static boolean hasRoom(List<Grouping> groupings, long rowLength) {
        long counts = rowLength;
        for (Grouping grouping : groupings) {
            // Both factors fit into an int, so the product fits into a long.
            counts = Math.min(Integer.MAX_VALUE, counts) * grouping.bins();
        }
        return counts <= MAX_COUNTS;
    }

    /**
     * How many counts a row has: one for each cell, those of deals of which no option is said too, which are not looked
     * at, and as many more as make it a power of two.
     */
    private static int rowLength(CodeColumn option) {
        return Integer.highestOneBit((option.codes().size() + 1) * CELLS - 1) << 1;
    }

    static FewGroups counted(
            DealColumns.Snapshot snapshot,
            CodeColumn option,
            List<Grouping> by,
            List<Grouping> filters,
            List<Grouping> margins,
            int maxGroups) {
        int rowLength = rowLength(option);
        List<Table> tables = tables(by, margins);
        // A grouping that leaves deals out filters too.
        List<Grouping> letIn = Stream.concat(filters.stream(), by.stream().filter(Grouping::leavesOut))
                .toList();
        long[][] sums = sums(snapshot.chunks(), () -> new Counting(option, letIn, tables));
        Table first = tables.getFirst();
        int[] rows = IntStream.range(0, first.rows())
                .filter(row -> hasOption(sums[0], row, rowLength))
                .toArray();
        if (rows.length > maxGroups) {
            throw new TooManyGroupsException(maxGroups);
        }
        return new FewGroups(
                rowLength,
                first,
                sums[0],
                rows,
                margins.stream()
                        .map(margin -> margin(margin, tables, sums, rowLength))
                        .toList());
    }

    /** Has threads share the chunks. There are many more chunks than threads, and counts for each thread alone. */
    private static long[][] sums(List<Chunk> chunks, Supplier<Counting> begun) {
        Queue<Counting> idle = new ConcurrentLinkedQueue<>();
        idle.add(begun.get());
        chunks.parallelStream().forEach(chunk -> {
            Counting taken = idle.poll();
            Counting counting = taken == null ? begun.get() : taken;
            counting.add(chunk);
            idle.add(counting);
        });
        long[][] sums = idle.remove().sums();
        idle.forEach(counting -> counting.addTo(sums));
        return sums;
    }

    /** The table of the groups, and those of the margins that cannot be read off it. */
    private static List<Table> tables(List<Grouping> by, List<Grouping> margins) {
        List<Table> tables = new ArrayList<>();
        tables.add(new Table(by));
        Table shared = new Table(List.of());
        for (Grouping margin : margins) {
            if (!by.contains(margin) && !shared.groupings().contains(margin)) {
                if (!shared.groupings().isEmpty() && (long) shared.rows() * margin.bins() > MAX_SHARED_ROWS) {
                    tables.add(shared);
                    shared = new Table(List.of());
                }
                shared = shared.with(margin);
            }
        }
        if (!shared.groupings().isEmpty()) {
            tables.add(shared);
        }
        return tables;
    }

    private static boolean hasOption(long[] counts, int row, int rowLength) {
        for (int cell = CELLS; cell < rowLength; cell++) {
            if (counts[row * rowLength + cell] > 0) {
                return true;
            }
        }
        return false;
    }

    private static Margin margin(Grouping grouping, List<Table> tables, long[][] sums, int rowLength) {
        for (int i = 0; ; i++) {
            int dimension = tables.get(i).groupings().indexOf(grouping);
            if (dimension >= 0) {
                return new Margin(grouping.bins(), rowLength, tables.get(i).by(dimension, sums[i], rowLength));
            }
        }
    }

    @Override
    public int groups() {
        return rows.length;
    }

    @Override
    public int bin(int group, int dimension) {
        return table.bin(rows[group], dimension);
    }

    @Override
    long count(int group, int cell) {
        return counts[rows[group] * rowLength + cell];
    }

    @Override
    public Margin margin(int index) {
        return margins.get(index);
    }

    /** Counts by some groupings: a row for each combination of their bins, the last grouping's running fastest. */
    private static final class Table {

        private final List<Grouping> groupings;

        /** For each grouping, how many rows lie from one of its bins to the next. */
        private final int[] strides;

        private final int rows;
        private final boolean isNarrow;

        Table(List<Grouping> groupings) {
            this.groupings = groupings;
            strides = new int[groupings.size()];
            int rowsSoFar = 1;
            for (int dimension = strides.length - 1; dimension >= 0; dimension--) {
                strides[dimension] = rowsSoFar;
                rowsSoFar *= groupings.get(dimension).bins();
            }
            rows = rowsSoFar;
            isNarrow = rows <= 1 << Byte.SIZE
                    && groupings.stream()
                            .allMatch(grouping -> grouping instanceof Grouping.ByCode byCode && byCode.isEach());
        }

        Table with(Grouping another) {
            return new Table(
                    Stream.concat(groupings.stream(), Stream.of(another)).toList());
        }

        List<Grouping> groupings() {
            return groupings;
        }

        int rows() {
            return rows;
        }

        /** Whether the number of a row is found in bytes alone, of which a processor joins dozens at once. */
        boolean isNarrow() {
            return isNarrow;
        }

        int bin(int row, int dimension) {
            return row / strides[dimension] % groupings.get(dimension).bins();
        }

        /** The same counts by one of the groupings alone. */
        long[] by(int dimension, long[] counts, int rowLength) {
            long[] sums = new long[groupings.get(dimension).bins() * rowLength];
            int rows = rows();
            for (int row = 0; row < rows; row++) {
                int bin = bin(row, dimension);
                for (int cell = 0; cell < rowLength; cell++) {
                    sums[bin * rowLength + cell] += counts[row * rowLength + cell];
                }
            }
            return sums;
        }
    }

    /** What one thread counts, a block of deals after the other, so that all that is written down stays near. */
    private static final class Counting {

        private static final int BLOCK = 4_096;

        private final CodeColumn option;
        private final List<Grouping> letIn;
        private final List<Table> tables;
        private final int rowLength;

        /** By table, the deals since the last were taken out: fewer than an int can count. */
        private final int[][] counts;

        private long counted;

        /** By table, those that were taken out; of no length while none were, for they take twice as much. */
        private long[][] takenOut = {};

        /** Where in the chunk the block's deals are that are let in. */
        private final int[] positions = new int[BLOCK];

        // Of each of these deals, one after the other.
        private final byte[] codes = new byte[BLOCK];
        private final byte[] cell = new byte[BLOCK];
        private final byte[] narrowRow = new byte[BLOCK];
        private final int[] row = new int[BLOCK];

        Counting(CodeColumn option, List<Grouping> letIn, List<Table> tables) {
            this.option = option;
            this.letIn = letIn;
            this.tables = tables;
            this.rowLength = rowLength(option);
            counts = tables.stream()
                    .map(table -> new int[table.rows() * rowLength])
                    .toArray(int[][]::new);
        }

        void add(Chunk chunk) {
            if (counted + chunk.used() > Integer.MAX_VALUE) {
                takenOut = sums();
                for (int[] ofTable : counts) {
                    Arrays.fill(ofTable, 0);
                }
                counted = 0;
            }
            counted += chunk.used();
            for (int from = 0; from < chunk.used(); from += BLOCK) {
                count(chunk, from, Math.min(BLOCK, chunk.used() - from));
            }
        }

        /** All that was counted, by table. */
        long[][] sums() {
            long[][] sums = Arrays.stream(counts)
                    .map(ofTable -> new long[ofTable.length])
                    .toArray(long[][]::new);
            addTo(sums);
            return sums;
        }

        void addTo(long[][] sums) {
            for (int table = 0; table < counts.length; table++) {
                for (int i = 0; i < counts[table].length; i++) {
                    sums[table][i] += counts[table][i];
                }
            }
            for (int table = 0; table < takenOut.length; table++) {
                for (int i = 0; i < takenOut[table].length; i++) {
                    sums[table][i] += takenOut[table][i];
                }
            }
        }

        private void count(Chunk chunk, int from, int length) {
            int deals = select(chunk, from, length);
            findCells(chunk, deals);
            for (int table = 0; table < counts.length; table++) {
                count(chunk, tables.get(table), counts[table], deals);
            }
        }

        /** A position that holds no deal says no option, and is not told from deals of which none is said. */
        private int select(Chunk chunk, int from, int length) {
            for (int i = 0; i < length; i++) {
                positions[i] = from + i;
            }
            int deals = length;
            for (Grouping grouping : letIn) {
                deals = grouping instanceof Grouping.ByCode byCode
                        ? select(chunk.codes(byCode.column()), byCode.binOf(), positions, deals)
                        : select(chunk, grouping, deals);
            }
            return deals;
        }

        private int select(Chunk chunk, Grouping grouping, int candidates) {
            Arrays.fill(row, 0, candidates, 0);
            join(chunk, grouping, candidates);
            int deals = 0;
            for (int i = 0; i < candidates; i++) {
                positions[deals] = positions[i];
                deals += 1 + signOf(row[i]);
            }
            return deals;
        }

        private void findCells(Chunk chunk, int deals) {
            Arrays.fill(cell, 0, deals, (byte) 0);
            join(cell, 1, take(chunk.codes(option), deals), deals);
            join(cell, RELATIONSHIPS, take(chunk.codes(CodeColumn.RELATIONSHIP), deals), deals);
            isEqual(take(chunk.codes(CodeColumn.DECISION), deals), WON, deals);
            join(cell, 2, codes, deals);
        }

        private void count(Chunk chunk, Table table, int[] ofTable, int deals) {
            if (table.isNarrow()) {
                Arrays.fill(narrowRow, 0, deals, (byte) 0);
                for (Grouping grouping : table.groupings()) {
                    CodeColumn column = ((Grouping.ByCode) grouping).column();
                    join(narrowRow, grouping.bins(), take(chunk.codes(column), deals), deals);
                }
                increment(ofTable, narrowRow, cell, Integer.numberOfTrailingZeros(rowLength), deals);
            } else {
                Arrays.fill(row, 0, deals, 0);
                for (Grouping grouping : table.groupings()) {
                    join(chunk, grouping, deals);
                }
                increment(ofTable, row, cell, Integer.numberOfTrailingZeros(rowLength), deals);
            }
        }

        /** Puts the codes of the selected deals one after the other. */
        private byte[] take(byte[] column, int deals) {
            if (deals > 0 && positions[deals - 1] - positions[0] == deals - 1) {
                System.arraycopy(column, positions[0], codes, 0, deals);
            } else {
                gather(column, positions, codes, deals);
            }
            return codes;
        }

        /** Puts {@code row · bins + bin} in place of each row; what is left out becomes negative. */
        private void join(Chunk chunk, Grouping grouping, int deals) {
            int bins = grouping.bins();
            switch (grouping) {
                case Grouping.ByCode byCode ->
                    join(row, bins, byCode.binOf(), take(chunk.codes(byCode.column()), deals), deals);
                case Grouping.ByCountry byCountry -> {
                    short[] countries = chunk.countries();
                    int[] binOf = byCountry.binOf();
                    for (int i = 0; i < deals; i++) {
                        row[i] = row[i] * bins + binOf[countries[positions[i]]];
                    }
                }
                case Grouping.ByTeam byTeam -> {
                    int[] teams = chunk.teams();
                    int[] binOf = byTeam.binOf();
                    for (int i = 0; i < deals; i++) {
                        int team = teams[positions[i]];
                        row[i] = row[i] * bins + (team < binOf.length ? binOf[team] : -1);
                    }
                }
                case Grouping.ByDay byDay -> {
                    int[] days = chunk.days();
                    int[] binOf = byDay.binOf();
                    for (int i = 0; i < deals; i++) {
                        int day = days[positions[i]] - byDay.firstDay();
                        row[i] = row[i] * bins + (day >= 0 && day < binOf.length ? binOf[day] : -1);
                    }
                }
            }
        }

        // Each loop by itself, over arrays that are its own, and where it can in bytes alone: these are compiled to the
        // widest instructions that the processor has.

        private static int select(byte[] column, int[] binOf, int[] positions, int candidates) {
            int deals = 0;
            for (int i = 0; i < candidates; i++) {
                int position = positions[i];
                positions[deals] = position;
                deals += 1 + signOf(binOf[column[position]]);
            }
            return deals;
        }

        /** −1 of what is negative, else 0, without a branch that guesses wrong at every other deal. */
        private static int signOf(int number) {
            return number >> (Integer.SIZE - 1);
        }

        private static void gather(byte[] column, int[] positions, byte[] codes, int deals) {
            for (int i = 0; i < deals; i++) {
                codes[i] = column[positions[i]];
            }
        }

        /** Puts 1 where a code, which is not negative, is the one asked for, else 0. */
        private static void isEqual(byte[] codes, byte code, int deals) {
            for (int i = 0; i < deals; i++) {
                codes[i] = (byte) ((codes[i] ^ code) - 1);
            }
            for (int i = 0; i < deals; i++) {
                codes[i] = (byte) ((codes[i] >> (Byte.SIZE - 1)) & 1);
            }
        }

        private static void join(byte[] joined, int bins, byte[] codes, int deals) {
            for (int i = 0; i < deals; i++) {
                joined[i] = (byte) (joined[i] * bins + codes[i]);
            }
        }

        private static void join(int[] joined, int bins, int[] binOf, byte[] codes, int deals) {
            for (int i = 0; i < deals; i++) {
                joined[i] = joined[i] * bins + binOf[codes[i]];
            }
        }

        private static void increment(int[] counts, byte[] row, byte[] cell, int bits, int deals) {
            for (int i = 0; i < deals; i++) {
                counts[(Byte.toUnsignedInt(row[i]) << bits) + cell[i]]++;
            }
        }

        private static void increment(int[] counts, int[] row, byte[] cell, int bits, int deals) {
            for (int i = 0; i < deals; i++) {
                counts[(row[i] << bits) + cell[i]]++;
            }
        }
    }
}
