package dev.facevalue.analytics.question;

import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.deal.Relationship;
import dev.facevalue.statistics.Proportion;

/** What counts as a success. */
public enum Measure {
    /** The relationship was maintained or better; counted among deals whose relationship was observed. */
    PRESERVED("preserved"),
    /** The deal was won; counted among all deals. */
    WON("won");

    private final String parameter;

    Measure(String parameter) {
        this.parameter = parameter;
    }

    /** The value of the parameter {@code measure}. */
    public String parameter() {
        return parameter;
    }

    /**
     * The deals of an option in a group that count, and those among them that were a success.
     *
     * @param option the option's position among {@link Of#options}
     */
    public Proportion proportion(Histogram histogram, int group, int option) {
        long successes = 0;
        long deals = 0;
        for (int relationship = this == PRESERVED ? 1 : 0; relationship < Histogram.RELATIONSHIPS; relationship++) {
            long won = histogram.count(group, option, relationship, true);
            long all = won + histogram.count(group, option, relationship, false);
            deals += all;
            successes += switch (this) {
                case PRESERVED -> RELATIONSHIPS[relationship - 1].isPreserved() ? all : 0;
                case WON -> won;
            };
        }
        return new Proportion(successes, deals);
    }

    /** The deals of an option in a group that only lack an observation of the relationship, where one is needed. */
    public long awaiting(Histogram histogram, int group, int option) {
        return switch (this) {
            case PRESERVED -> histogram.count(group, option, 0, true) + histogram.count(group, option, 0, false);
            case WON -> 0;
        };
    }

    private static final Relationship[] RELATIONSHIPS = Relationship.values();
}
