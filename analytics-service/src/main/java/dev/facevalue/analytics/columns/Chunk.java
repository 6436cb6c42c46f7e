package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.analytics.store.DealCodes;

/** The columns of 65,536 deals with consecutive numbers. Growing by chunks, no column is ever copied. */
final class Chunk {

    static final int BITS = 16;
    static final int SIZE = 1 << BITS;

    /** Stands where no number was ever given to a deal. It holds none, and takes none. */
    static final Chunk EMPTY = new Chunk(0);

    private final byte[][] codes;
    private final short[] countries;
    private final int[] days;
    private final int[] teams;
    private int used;

    Chunk() {
        this(SIZE);
    }

    private Chunk(int size) {
        codes = new byte[CodeColumn.count()][size];
        countries = new short[size];
        days = new int[size];
        teams = new int[size];
    }

    /** How many positions from the first on may hold a deal. */
    int used() {
        return used;
    }

    /** How many positions hold a deal. */
    long deals() {
        byte[] presence = codes(DealColumns.PRESENCE);
        long deals = 0;
        for (int position = 0; position < used; position++) {
            deals += presence[position] == 0 ? 0 : 1;
        }
        return deals;
    }

    /** How many bytes the columns take. */
    long bytes() {
        return (long) codes.length * countries.length
                + (long) countries.length * Short.BYTES
                + (long) days.length * Integer.BYTES
                + (long) teams.length * Integer.BYTES;
    }

    /** The codes of one column, by position; 0 for "not said", and for {@code DECISION} where there is no deal. */
    byte[] codes(CodeColumn column) {
        return codes[column.position()];
    }

    /** The numbers of the countries, by position. */
    short[] countries() {
        return countries;
    }

    /** The days of the decisions from 1970-01-01, by position. */
    int[] days() {
        return days;
    }

    /** The numbers of the teams, by position; 0 for "not said". */
    int[] teams() {
        return teams;
    }

    void put(int position, byte[] deal, int team) {
        for (CodeColumn column : CodeColumn.values()) {
            codes[column.position()][position] = DealCodes.code(deal, column);
        }
        countries[position] = DealCodes.country(deal);
        days[position] = DealCodes.day(deal);
        teams[position] = team;
        used = Math.max(used, position + 1);
    }

    /** Has a position hold no deal, if it ever held one. */
    void clear(int position) {
        if (position >= used) {
            return;
        }
        for (byte[] column : codes) {
            column[position] = 0;
        }
    }
}
