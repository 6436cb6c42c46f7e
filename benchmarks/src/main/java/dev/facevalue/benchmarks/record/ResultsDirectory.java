package dev.facevalue.benchmarks.record;

import java.nio.file.Path;
import picocli.CommandLine.Parameters;

/** Where a program puts its results: what {@code ./facevalue bench} tells it first. A mix-in of picocli's. */
public final class ResultsDirectory {

    @Parameters(index = "0", hidden = true, description = "where results are kept")
    private Path results = Path.of("benchmarks/results");

    /** The directory itself. */
    public Path path() {
        return results;
    }

    /** A file in it. */
    public Path file(String name) {
        return results.resolve(name);
    }

    /** The checkout whose {@code benchmarks/results} this is. */
    public Path root() {
        return results.toAbsolutePath().normalize().resolveSibling("..").normalize();
    }
}
