package dev.facevalue.benchmarks.record;

import java.util.Locale;

/** How figures are shown in tables: with as many digits as they are worth. */
public final class Digits {

    private Digits() {}

    /**
     * Three digits, with the thousands parted.
     *
     * @param value 0 or more, finite
     */
    public static String three(double value) {
        if (value >= 1_000) {
            double unit = Math.pow(10, Math.floor(Math.log10(value)) - 2);
            return String.format(Locale.ROOT, "%,.0f", Math.round(value / unit) * unit);
        }
        int decimals = value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3;
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }
}
