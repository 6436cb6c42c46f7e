package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.analytics.store.DealCodes;
import java.util.Arrays;

/**
 * Sorts deals into numbered bins by one of their codes. The bins are the caller's: several codes may share one.
 *
 * <p>{@code binOf[c]} is the bin of code {@code c}, from 0; −1 leaves a deal out.
 */
@SuppressWarnings("ArrayRecordComponent") // made for the pass, never compared
public sealed interface Grouping {

    /** How many bins there are. */
    int bins();

    /** Whether there may be a deal that has no bin. */
    boolean leavesOut();

    /** By a byte-sized code. */
    record ByCode(CodeColumn column, int[] binOf, int bins) implements Grouping {

        /** Each code its own bin, "not said" being bin 0. */
        public static ByCode each(CodeColumn column) {
            int[] binOf = new int[column.codes().size() + 1];
            for (int code = 0; code < binOf.length; code++) {
                binOf[code] = code;
            }
            return new ByCode(column, binOf, binOf.length);
        }

        /** Whether each code has the bin of its own number. */
        boolean isEach() {
            for (int code = 0; code < binOf.length; code++) {
                if (binOf[code] != code) {
                    return false;
                }
            }
            return true;
        }

        @Override
        public boolean leavesOut() {
            return hasNone(binOf);
        }
    }

    /** By the number of the country. */
    record ByCountry(int[] binOf, int bins) implements Grouping {

        /** @throws IllegalArgumentException if not every country has a bin */
        public ByCountry {
            if (binOf.length != DealCodes.COUNTRY_CODES) {
                throw new IllegalArgumentException("bins for " + binOf.length + " countries");
            }
        }

        @Override
        public boolean leavesOut() {
            return hasNone(binOf);
        }
    }

    /** By the team's number; a number of {@code binOf.length} or more is left out. */
    record ByTeam(int[] binOf, int bins) implements Grouping {

        @Override
        public boolean leavesOut() {
            return true;
        }
    }

    /** By the day of the decision; {@code binOf[0]} is the bin of {@code firstDay}, days outside are left out. */
    record ByDay(int firstDay, int[] binOf, int bins) implements Grouping {

        @Override
        public boolean leavesOut() {
            return true;
        }
    }

    private static boolean hasNone(int[] binOf) {
        return Arrays.stream(binOf).anyMatch(bin -> bin < 0);
    }
}
