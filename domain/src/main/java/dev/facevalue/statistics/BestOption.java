package dev.facevalue.statistics;

import java.util.ArrayList;
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
        List<Double> probabilities = new ArrayList<>();
        double sum = 0;
        for (int i = 0; i < tables.size(); i++) {
            List<LogOddsTable> others = new ArrayList<>(tables);
            others.remove(i);
            double greatest = tables.get(i).probabilityGreatest(others);
            probabilities.add(greatest);
            sum += greatest;
        }
        double all = sum;
        probabilities.replaceAll(probability -> probability / all);
        return List.copyOf(probabilities);
    }
}
