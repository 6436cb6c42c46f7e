package dev.facevalue.analytics.projection;

import java.util.SplittableRandom;

/**
 * How likely each thing is to go wrong in a schedule, in thousandths of the occasions. Each is left out of some
 * schedules, so that none hides another.
 */
final class Faults {

    final int brokerAway;
    final int disconnect;
    final int commitRefused;
    final int answerLost;
    final int inDoubt;
    final int sendRefused;
    final int acknowledgementLost;

    /** These are weights among each other, of what happens by itself. */
    final int kill;

    final int expel;
    final int rebalance;
    final int cancel;
    final int resolve;
    final int compact;
    final int append;

    Faults(SplittableRandom random) {
        brokerAway = sometimes(random, 80);
        disconnect = sometimes(random, 80);
        commitRefused = sometimes(random, 150);
        answerLost = sometimes(random, 250);
        inDoubt = sometimes(random, 250);
        sendRefused = sometimes(random, 200);
        acknowledgementLost = sometimes(random, 200);
        kill = sometimes(random, 60);
        expel = sometimes(random, 60);
        rebalance = sometimes(random, 60);
        cancel = sometimes(random, 60);
        compact = sometimes(random, 40);
        resolve = 1 + random.nextInt(60);
        append = 20 + random.nextInt(80);
    }

    private static int sometimes(SplittableRandom random, int most) {
        return random.nextInt(5) < 2 ? 0 : 1 + random.nextInt(most);
    }
}
