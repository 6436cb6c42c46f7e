package dev.facevalue.benchmarks.sidebyside;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Lets two contenders do the same work turn by turn: A B, then B A, so that neither always comes after the other.
 *
 * @param rounds how many count; 1 or more
 * @param warmUps how many come before and do not
 */
public record Interleaved(int rounds, int warmUps) {

    public Interleaved {
        if (rounds < 1 || warmUps < 0) {
            throw new IllegalArgumentException("rounds: " + rounds + ", warm-ups: " + warmUps);
        }
    }

    /**
     * Runs all rounds.
     *
     * @param unit of the figures, as it is shown
     * @throws IllegalStateException if the two have not done the same in a round
     * @throws Exception whatever a contender throws
     */
    public Comparison run(Contender ours, Contender peer, String unit, PrintStream progress) throws Exception {
        List<Double> figuresOfOurs = new ArrayList<>();
        List<Double> figuresOfPeer = new ArrayList<>();
        String did = "";
        for (int round = 1 - warmUps; round <= rounds; round++) {
            boolean oursFirst = Math.floorMod(round, 2) == 1;
            Contender.Turn first = (oursFirst ? ours : peer).take();
            Contender.Turn second = (oursFirst ? peer : ours).take();
            if (!first.did().equals(second.did())) {
                throw new IllegalStateException("not the same work: " + ours.name() + " and " + peer.name() + " did "
                        + first.did() + " and " + second.did() + (oursFirst ? "" : ", in the other order"));
            }
            double our = (oursFirst ? first : second).figure();
            double their = (oursFirst ? second : first).figure();
            progress.printf(
                    Locale.ROOT,
                    "%s: %s %,.4g %s, %s %,.4g %s, ratio %.3f%n",
                    round < 1 ? "warming up" : "round " + round + " of " + rounds,
                    ours.name(),
                    our,
                    unit,
                    peer.name(),
                    their,
                    unit,
                    our / their);
            did = first.did();
            if (round >= 1) {
                figuresOfOurs.add(our);
                figuresOfPeer.add(their);
            }
        }
        return new Comparison(figuresOfOurs, figuresOfPeer, did);
    }
}
