package dev.facevalue.analytics.question;

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
}
