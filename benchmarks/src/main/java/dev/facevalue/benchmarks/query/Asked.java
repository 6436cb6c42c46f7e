package dev.facevalue.benchmarks.query;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * What is asked: how the strategies fare by culture, among the deals that all filters let in.
 *
 * @param filters any number, of different columns
 */
record Asked(List<Filter> filters) {

    /** Of all deals. */
    static final Asked OF_ALL = new Asked(List.of());

    /** Of the deals that three filters let in, which leave all cultures. */
    static final Asked OF_SOME = new Asked(List.of(
            new Filter(Column.DECISION, "LOST"),
            new Filter(Column.FACE_RISK, "HIGH"),
            new Filter(Column.STAGE, "PROPOSAL")));

    /** Lets in the deals of which one code is said. */
    record Filter(Column column, String code) {

        /** @throws IllegalArgumentException if the column has no such code */
        Filter {
            if (!column.codes().contains(code)) {
                throw new IllegalArgumentException(code);
            }
        }
    }

    Asked {
        filters = List.copyOf(filters);
    }

    /** The path and query that ask it of FaceValue. */
    String path() {
        return "/v1/standings?by=culture"
                + filters.stream()
                        .map(filter -> '&' + filter.column.field() + '=' + filter.code)
                        .collect(Collectors.joining());
    }

    /**
     * The statement that asks a database for the counts alone: of the deals in which a strategy was chosen, how many
     * there are of each culture, strategy and relationship, one of these being "not said".
     *
     * @param hasStrategy the condition that a strategy was chosen
     * @param literal what stands for a code in the table
     */
    String sql(String hasStrategy, Function<Filter, String> literal) {
        return "select culture, strategy, relationship, count(*) from deal where " + hasStrategy
                + filters.stream()
                        .map(filter -> " and " + filter.column.sql() + " = " + literal.apply(filter))
                        .collect(Collectors.joining())
                + " group by culture, strategy, relationship";
    }
}
