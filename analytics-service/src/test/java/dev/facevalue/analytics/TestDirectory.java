package dev.facevalue.analytics;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** A directory for what a test starts, gone when the test is over. */
record TestDirectory(Path path) {

    static TestDirectory create() {
        try {
            return new TestDirectory(Files.createTempDirectory("facevalue-analytics-test"));
        } catch (IOException noTemporaryDirectory) {
            throw new UncheckedIOException(noTemporaryDirectory);
        }
    }

    void delete() {
        try {
            List<Path> deepestFirst;
            try (var paths = Files.walk(path)) {
                deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path each : deepestFirst) {
                Files.delete(each);
            }
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
