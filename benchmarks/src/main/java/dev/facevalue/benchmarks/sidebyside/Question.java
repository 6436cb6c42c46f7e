package dev.facevalue.benchmarks.sidebyside;

/**
 * What is asked of two contenders.
 *
 * @param name under which its answer is on record; lower case, words joined by hyphens
 * @param work what both do, in words that go into a table
 * @param unit of their figures, such as {@code facts/s}
 * @param goal what is wanted of the ratio of ours to the peer's
 */
public record Question(String name, String work, String unit, Goal goal) {

    public Question {
        if (!name.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
            throw new IllegalArgumentException("not a name: " + name);
        }
    }
}
