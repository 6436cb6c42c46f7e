package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The pages on security name every requirement once, and no test or file that is not there. */
@SuppressWarnings("NullAway.Init") // read before all tests
class AsvsTest {

    private static final Path ROOT = Path.of(System.getProperty("facevalue.root", ".."));
    private static final Path DOCS = ROOT.resolve("docs");
    private static final Pattern ROW = Pattern.compile(
            "^\\| (\\d+\\.\\d+\\.\\d+) \\| ([12]) \\| [^|]+ \\| ([a-z ]+) \\| [^|]+ \\| ([^|]*)\\|$",
            Pattern.MULTILINE);
    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static final Pattern TEST = Pattern.compile("`(\\w+(?:Test|IT))`");

    private static String page;
    private static Set<String> classes;

    @BeforeAll
    static void read() throws IOException {
        page = Files.readString(DOCS.resolve("asvs.md"));
        classes = classes();
    }

    @Test
    void everyRequirementOfLevels1And2StandsOnceUnderItsLevel() throws IOException {
        List<String> expected = Files.readAllLines(Path.of("src", "test", "resources", "asvs-5.0.0.txt")).stream()
                .filter(line -> !line.startsWith("#"))
                .toList();
        List<String> rows = new ArrayList<>();
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            rows.add(row.group(1) + ' ' + row.group(2));
            assertThat(row.group(3)).isIn("met", "partly", "not met", "operator", "not applicable");
        }

        assertThat(expected).hasSize(253);
        assertThat(rows).containsExactlyElementsOf(expected);
    }

    @Test
    void whatIsNotWhollyMetStandsAtTheTop() {
        String gaps = page.substring(0, page.indexOf("## V1 "));
        Matcher row = ROW.matcher(page);
        while (row.find()) {
            boolean gap = Set.of("partly", "not met").contains(row.group(3));
            assertThat(gaps.contains("\n| " + row.group(1) + " |"))
                    .as(row.group(1))
                    .isEqualTo(gap);
        }
    }

    @Test
    void whatIsNamedAsShownExists() {
        Matcher row = ROW.matcher(page);
        int named = 0;
        while (row.find()) {
            Matcher code = CODE.matcher(row.group(4));
            while (code.find()) {
                String name = code.group(1);
                assertThat(classes.contains(name) || Files.isRegularFile(ROOT.resolve(name)))
                        .as(row.group(1) + " names " + name)
                        .isTrue();
                named++;
            }
        }
        assertThat(named).isGreaterThan(150);
    }

    @Test
    void theTestsThatTheOtherPagesNameExist() throws IOException {
        for (String other : List.of("security.md", "privacy.md")) {
            Matcher test = TEST.matcher(Files.readString(DOCS.resolve(other)));
            while (test.find()) {
                assertThat(classes).as(other).contains(test.group(1));
            }
        }
    }

    private static Set<String> classes() throws IOException {
        Set<String> names = new HashSet<>();
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
                String name = String.valueOf(directory.getFileName());
                boolean ofOthers = name.equals("target")
                        || name.equals("node_modules")
                        || (name.startsWith(".") && !name.equals("..") && !name.equals("."));
                return ofOthers ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                String name = String.valueOf(file.getFileName());
                if (name.endsWith(".java")) {
                    names.add(name.substring(0, name.length() - ".java".length()));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return names;
    }
}
