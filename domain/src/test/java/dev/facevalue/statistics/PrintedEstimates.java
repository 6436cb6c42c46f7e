package dev.facevalue.statistics;

import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** Prints every bit of some estimates, calculated as often as told; more than one line means that they differed. */
final class PrintedEstimates {

    private PrintedEstimates() {}

    public static void main(String[] args) {
        Set<String> different = new LinkedHashSet<>();
        for (int i = 0; i < Integer.parseInt(args[0]); i++) {
            different.add(bits());
        }
        System.out.print(String.join("\n", different));
    }

    private static String bits() {
        StringBuilder bits = new StringBuilder();
        OptionEstimates estimates = OptionEstimates.of(ThreeOffices.GROUPS);
        SituationRates rates = SituationRates.of(ThreeOffices.GROUPS);
        BitSet situation = new BitSet();
        situation.set(1);
        for (int group = 0; group < ThreeOffices.GROUPS.size(); group++) {
            for (int option = 0; option < 2; option++) {
                OptionEstimate estimate = Counts.known(estimates.of(group, option));
                append(bits, estimate.estimate());
                append(bits, estimate.credible().low());
                append(bits, estimate.credible().high());
                append(bits, Counts.known(estimate.probabilityBest()));
                append(bits, Counts.known(estimate.crudeProbabilityBest()));
                estimate.lead().ifPresent(lead -> {
                    append(bits, lead.difference().low());
                    append(bits, lead.difference().high());
                });
                SituationRates.Known known = rates.in(group, situation).get(option);
                append(bits, known.rate().mean());
                append(bits, known.rate().credible().low());
                append(bits, known.weight());
            }
        }
        return bits.toString();
    }

    private static void append(StringBuilder bits, double value) {
        bits.append(Long.toHexString(Double.doubleToRawLongBits(value))).append(' ');
    }
}
