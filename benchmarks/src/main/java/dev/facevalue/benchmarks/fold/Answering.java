package dev.facevalue.benchmarks.fold;

import java.io.IOException;
import java.util.List;

/** A folding that answers over HTTP while it folds. */
public interface Answering extends Folding {

    /**
     * Waits until it answers.
     *
     * @throws IllegalStateException if it does not within minutes
     */
    void awaitAnswers() throws IOException, InterruptedException;

    /**
     * How many deals each group has, as it answers.
     *
     * @param countries those of which it is asked; all if there are none
     */
    Answers<GroupCounts> answers(List<String> countries);
}
