package dev.facevalue.statistics;

import java.util.Arrays;
import java.util.List;

/** Which of several options has the highest rate. */
public final class BestOption {

    private BestOption() {}

    /**
     * For each option, the probability that its rate is the highest: ∫ f_i(x) Π_{j≠i} F_j(x) dx, the rates being
     * independent, by quadrature over log-odds. No random numbers: the same distributions give the same probabilities.
     *
     * @param rates what is known of each option's rate; two or more
     * @return in the same order, with the sum 1
     */
    public static List<Double> probabilities(List<BetaMixture> rates) {
        return ofTables(rates.stream().map(BetaMixture::table).toList());
    }

    static List<Double> ofTables(List<LogOddsTable> tables) {
        double[] probabilities = LogOddsTable.probabilitiesGreatest(tables);
        double sum = Arrays.stream(probabilities).sum();
        return Arrays.stream(probabilities)
                .mapToObj(probability -> probability / sum)
                .toList();
    }
}
