package dev.facevalue.benchmarks.fold;

import java.io.IOException;
import java.sql.SQLException;

/** A program that was just started to fold the topic; ended, with all that it keeps, when it is closed. */
public interface Folding extends AutoCloseable {

    /**
     * How many facts are folded for good at this moment: those that no crash would have it fold again.
     *
     * @param facts how many there are on the topic, the same each time; the last of them is folded once all that it
     *     leads to is
     */
    long folded(long facts) throws Exception;

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
