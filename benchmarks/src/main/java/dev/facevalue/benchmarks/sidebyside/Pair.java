package dev.facevalue.benchmarks.sidebyside;

/**
 * The two contenders of a question, with everything that they need running; closed once they have taken their turns.
 */
public interface Pair extends AutoCloseable {

    /** The one that this project is. */
    Contender ours();

    /** The one that it is measured by. */
    Contender peer();

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
}
