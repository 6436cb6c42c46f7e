package dev.facevalue.benchmarks.projection;

import java.io.IOException;
import java.sql.SQLException;

/** A program that was just started to fold the topic; ended, with all that it keeps, when it is closed. */
interface Folding extends AutoCloseable {

    /** How many facts are folded for good at this moment: those that no crash would have it fold again. */
    long folded() throws Exception;

    /** What it has counted, once all facts are folded. */
    GroupCounts counts() throws Exception;

    @Override
    void close() throws IOException, SQLException;

    /**
     * Starts one.
     *
     * @see Folding
     */
    @FunctionalInterface
    interface Start {

        Folding start() throws Exception;
    }
}
