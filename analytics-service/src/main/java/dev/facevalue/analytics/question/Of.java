package dev.facevalue.analytics.question;

import dev.facevalue.analytics.store.CodeColumn;
import java.util.List;

/** What a question compares. */
public enum Of {
    /** The seller's answers to a refusal, among the deals in which one was met. */
    STRATEGY("strategy", CodeColumn.STRATEGY),
    /** What was done before the decision, among all deals. */
    PREVENTION("prevention", CodeColumn.PREVENTION);

    private final String parameter;
    private final CodeColumn column;

    Of(String parameter, CodeColumn column) {
        this.parameter = parameter;
        this.column = column;
    }

    /** The value of the parameter {@code of}. */
    public String parameter() {
        return parameter;
    }

    /** The column whose codes are the options. */
    public CodeColumn column() {
        return column;
    }

    /** The dimension that tells the options apart. */
    public Dimension dimension() {
        return switch (this) {
            case STRATEGY -> Dimension.STRATEGY;
            case PREVENTION -> Dimension.PREVENTION;
        };
    }

    /** The options in their order. */
    public List<String> options() {
        return column.codes().stream().map(Enum::name).toList();
    }

    /** An option in words, by its position among {@link #options}. */
    public String label(int option) {
        return Labels.of(column.codes().get(option));
    }
}
