package dev.facevalue.statistics;

import java.util.Optional;

/**
 * What is known of one option's rate in one group.
 *
 * @param estimate the expected rate, adjusted for case mix and partially pooled, 0 to 1
 * @param credible where the rate lies with a probability of 95 %
 * @param probabilityBest the probability that no other option with deals has a higher rate, 0 to 1
 * @param crudeProbabilityBest the same without the adjustment
 * @param lead by how much it is ahead of the next, if it is likely the best ({@link Verdict#LIKELY_LEADS})
 */
public record OptionEstimate(
        double estimate,
        Interval credible,
        Figure<Double> probabilityBest,
        Figure<Double> crudeProbabilityBest,
        Optional<Lead> lead) {}
