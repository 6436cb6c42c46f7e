package dev.facevalue.benchmarks.calibration;

/** A world made by hand: nothing is true in it and nothing was seen, but for what a test says. */
final class TinyWorld {

    private final double[][][] truth = new double[World.CULTURES][World.OPTIONS][World.SITUATIONS];
    private final int[][][] deals = new int[World.CULTURES][World.OPTIONS][World.SITUATIONS];
    private final int[][][] successes = new int[World.CULTURES][World.OPTIONS][World.SITUATIONS];

    TinyWorld truth(int culture, int option, int situation, double probability) {
        truth[culture][option][situation] = probability;
        return this;
    }

    TinyWorld seen(int culture, int option, int situation, int successesSeen, int dealsSeen) {
        successes[culture][option][situation] = successesSeen;
        deals[culture][option][situation] = dealsSeen;
        return this;
    }

    World world() {
        return new World(Scenario.PLAIN, 0, truth, deals, successes);
    }
}
