package dev.facevalue.benchmarks.sidebyside;

/**
 * The two contenders of a question, with everything that they need running; closed once they have taken their turns.
 */
public interface Pair extends AutoCloseable {

    /** The one that this project is. */
    Contender ours();

    /** The one that it is measured by. */
    Contender peer();

    /** Two that leave nothing to end: each turn ends what it starts, or they use what others end. */
    static Pair of(Contender ours, Contender peer) {
        return new Two(ours, peer);
    }

    /** Ends whatever was started. */
    @Override
    void close();

    /** Makes a pair; what it starts, it starts here. */
    @FunctionalInterface
    interface Start {

        /**
         * Starts.
         *
         * @throws Exception if something did not
         */
        Pair start() throws Exception;
    }

    /** What {@link Pair#of} makes. */
    record Two(Contender ours, Contender peer) implements Pair {

        @Override
        public void close() {
            // There is nothing to end.
        }
    }
}
