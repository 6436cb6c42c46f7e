package dev.facevalue.analytics.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BuildIdTest {

    @TempDir
    private Path folder;

    private Path classes;
    private Path library;
    private String id;

    @BeforeEach
    void build() throws IOException {
        classes = folder.resolve("one/classes");
        library = folder.resolve("one/library-1.0.jar");
        write(classes.resolve("answers/Words.class"), "words");
        write(classes.resolve("answers/Figures.class"), "figures");
        write(library, "library");
        id = BuildId.of(List.of(classes, library));
    }

    @Test
    void theSameCodeHasTheSameIdWhereverAndWheneverItIsBuilt() throws IOException {
        Path there = folder.resolve("another/place");
        write(there.resolve("library.jar"), "library");
        write(there.resolve("target/answers/Figures.class"), "figures");
        write(there.resolve("target/answers/Words.class"), "words");
        Files.setLastModifiedTime(
                there.resolve("target/answers/Words.class"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));

        assertThat(BuildId.of(List.of(there.resolve("target"), there.resolve("library.jar"))))
                .isEqualTo(id)
                // Worked out with Python's hashlib, so that it hangs on nothing of this machine.
                .isEqualTo("633ebe2d2dbcee7907b2ef55ebecd2bfad7d84b8c38d7c7491888ae88e618c63");
    }

    @Test
    void aClassThatChangedHasAnotherId() throws IOException {
        write(classes.resolve("answers/Figures.class"), "Figures");

        assertThat(BuildId.of(List.of(classes, library))).isNotEqualTo(id);
    }

    @Test
    void aLibraryThatChangedHasAnotherId() throws IOException {
        write(library, "Library");

        assertThat(BuildId.of(List.of(classes, library))).isNotEqualTo(id);
    }

    @Test
    void aFileOfAnotherNameHasAnotherId() throws IOException {
        Files.move(classes.resolve("answers/Words.class"), classes.resolve("answers/Texts.class"));

        assertThat(BuildId.of(List.of(classes, library))).isNotEqualTo(id);
    }

    @Test
    void aFurtherFileHasAnotherId() throws IOException {
        write(classes.resolve("answers/empty.properties"), "");

        assertThat(BuildId.of(List.of(classes, library))).isNotEqualTo(id);
    }

    @Test
    void librariesInAnotherOrderHaveAnotherId() throws IOException {
        assertThat(BuildId.of(List.of(library, classes))).isNotEqualTo(id);
    }

    @Test
    void whatMovedFromOneFileToTheNextHasAnotherId() throws IOException {
        Path next = folder.resolve("one/next.jar");
        write(library, "libra");
        write(next, "ry");
        String before = BuildId.of(List.of(library, next));
        write(library, "librar");
        write(next, "y");

        assertThat(BuildId.of(List.of(library, next))).isNotEqualTo(before);
    }

    private static void write(Path file, String content) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }
}
