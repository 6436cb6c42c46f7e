package dev.facevalue.benchmarks.sidebyside;

/** A program that does the work, as often as it is its turn. */
public interface Contender {

    /** What it is called in the table, with its version if it is not of this project. */
    String name();

    /** With which settings it does the work, and why they are no weaker than a competent user's; a sentence or two. */
    String settings();

    /**
     * Does the work once.
     *
     * @throws Exception if it could not, which ends the run
     */
    Turn take() throws Exception;

    /**
     * What came of doing the work once.
     *
     * @param figure in the question's unit; positive
     * @param did what was done, such as a count and a sum: equal for all contenders, or the comparison is void
     */
    record Turn(double figure, String did) {

        public Turn {
            if (!(figure > 0) || Double.isInfinite(figure)) {
                throw new IllegalArgumentException("a figure must be positive and finite: " + figure);
            }
        }
    }
}
