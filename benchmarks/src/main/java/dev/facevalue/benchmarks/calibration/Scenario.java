package dev.facevalue.benchmarks.calibration;

/** What is true in a simulated world. Standard deviations are of log-odds. */
enum Scenario {
    /** All options do equally well; cultures differ, situations do not matter. */
    NULL("no effect", 0, 0, 0, 0, false),
    /** Options differ, and differently by culture; situations do not matter, and options are chosen at random. */
    PLAIN("plain", 0.4, 0.6, 0, 0, false),
    /** As plain; situations matter too, differ by culture, and sellers choose by them. */
    CONFOUNDED("confounded", 0.4, 0.6, 0.8, 0, true),
    /** As confounded, but all options do equally well. */
    CONFOUNDED_NULL("confounded, no effect", 0, 0, 0.8, 0, true),
    /** As confounded, and which option does well depends on the situation. */
    INTERACTION("with interaction", 0.4, 0.6, 0.8, 0.6, true),
    /** As confounded, with a tenth of the deals. */
    VERY_SMALL("very small", 0.4, 0.6, 0.8, 0, true);

    private final String label;
    private final double optionSd;
    private final double optionByCultureSd;
    private final double situationSd;
    private final double optionBySituationSd;
    private final boolean chosenBySituation;

    Scenario(
            String label,
            double optionSd,
            double optionByCultureSd,
            double situationSd,
            double optionBySituationSd,
            boolean chosenBySituation) {
        this.label = label;
        this.optionSd = optionSd;
        this.optionByCultureSd = optionByCultureSd;
        this.situationSd = situationSd;
        this.optionBySituationSd = optionBySituationSd;
        this.chosenBySituation = chosenBySituation;
    }

    String label() {
        return label;
    }

    /** How far options differ everywhere. */
    double optionSd() {
        return optionSd;
    }

    /** How far options differ beyond that from culture to culture. */
    double optionByCultureSd() {
        return optionByCultureSd;
    }

    /** How far situations differ, whatever the option. */
    double situationSd() {
        return situationSd;
    }

    /** How far options differ beyond that from situation to situation. */
    double optionBySituationSd() {
        return optionBySituationSd;
    }

    /** Whether sellers choose by the situation. */
    boolean chosenBySituation() {
        return chosenBySituation;
    }

    /** Whether any option is truly better than another anywhere. */
    boolean hasEffect() {
        return optionSd > 0;
    }

    /** How many deals a world of the given number has. */
    int deals(long number) {
        int deals = switch (Math.floorMod(number, 3)) {
            case 0 -> 300;
            case 1 -> 1_000;
            default -> 4_000;
        };
        return this == VERY_SMALL ? deals / 10 : deals;
    }
}
