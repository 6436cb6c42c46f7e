package dev.facevalue.benchmarks.calibration;

import dev.facevalue.statistics.Proportion;
import java.util.Collection;
import java.util.List;

/**
 * A figure over worlds. What is seen within a world has causes in common, so that a world counts as one observation.
 *
 * @param value the figure; NaN if no world has a case of it
 * @param standardError of the figure; NaN if it cannot be told
 * @param cases how many cases it is over
 */
record Measured(double value, double standardError, long cases) {

    /**
     * A share of cases, over worlds with unequal numbers of them: with s_w of n_w in world w and p = Σ s_w / Σ n_w, the
     * variance is k/(k − 1) · Σ (s_w − p n_w)² / (Σ n_w)². Source: W. G. Cochran, Sampling Techniques, 3rd ed. (1977),
     * section 3.12, proportions by cluster sampling.
     */
    static Measured share(Collection<Proportion> byWorld) {
        Proportion all = byWorld.stream().reduce(Proportion.NONE, Proportion::plus);
        double share = (double) all.successes() / all.trials();
        double squares = 0;
        for (Proportion ofWorld : byWorld) {
            double residual = ofWorld.successes() - share * ofWorld.trials();
            squares += residual * residual;
        }
        double worlds = byWorld.size();
        return new Measured(share, Math.sqrt(worlds / (worlds - 1) * squares) / all.trials(), all.trials());
    }

    /** A mean of what each world has one of. */
    static Measured mean(List<Double> byWorld) {
        double sum = 0;
        for (double ofWorld : byWorld) {
            sum += ofWorld;
        }
        double worlds = byWorld.size();
        double mean = sum / worlds;
        double squares = 0;
        for (double ofWorld : byWorld) {
            squares += (ofWorld - mean) * (ofWorld - mean);
        }
        return new Measured(mean, Math.sqrt(squares / (worlds - 1) / worlds), byWorld.size());
    }
}
