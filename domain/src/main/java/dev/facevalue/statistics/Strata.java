package dev.facevalue.statistics;

import java.util.Collection;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * The conditions under which two options can be compared: a table for each in which both have trials. They lie in an
 * order that depends on nothing but the counts, so that every figure made of them is the same to the last bit, however
 * they came.
 *
 * @param tables those with trials of both
 */
public record Strata(List<FourfoldTable> tables) {

    /** Leaves out the tables without trials of both, and puts the others in their order. */
    public Strata {
        tables = tables.stream()
                .filter(FourfoldTable::isComparable)
                .sorted(FourfoldTable.BY_COUNTS)
                .toList();
    }

    /** The strata among these tables. */
    public static Strata of(Collection<FourfoldTable> tables) {
        return new Strata(List.copyOf(tables));
    }

    /** The trials in all strata. */
    public long trials() {
        return tables.stream().mapToLong(FourfoldTable::trials).sum();
    }

    /** The sum over all strata, added up one by one in their order. */
    double sum(ToDoubleFunction<FourfoldTable> term) {
        double sum = 0;
        for (FourfoldTable table : tables) {
            sum += term.applyAsDouble(table);
        }
        return sum;
    }
}
