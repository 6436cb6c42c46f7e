package dev.facevalue.analytics.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.deal.Relationship;
import dev.facevalue.geography.Culture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The gates for the dashboard's TypeScript, by the Deno that the build has unpacked: they run after the service is
 * packaged.
 */
class DashboardSourcesIT {

    private static final Path APP = Path.of("src/main/resources/web/app");
    private static final Path TESTS = Path.of("src/test/web");

    private static Path deno = Path.of("deno");

    @BeforeAll
    static void find() throws IOException {
        try (Stream<Path> files = Files.find(
                Path.of("node_modules/@deno"), 2, (path, _) -> path.endsWith("deno") && Files.isExecutable(path))) {
            List<Path> found = files.filter(Files::isRegularFile).toList();
            assumeThat(found)
                    .as("There is no Deno for this platform, so the dashboard's sources are not checked.")
                    .isNotEmpty();
            deno = found.getFirst().toAbsolutePath();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fmt --check", "lint"})
    void theSourcesAreFormattedAndLinted(String gate) throws Exception {
        Ran ran = run(Stream.concat(Stream.of(gate.split(" ")), Stream.of(APP.toString(), TESTS.toString())));

        assertThat(ran.code()).as(ran.printed()).isZero();
    }

    @Test
    void everyTypeFits() throws Exception {
        Ran ran = run(Stream.of("check", APP.toString(), TESTS.toString()));

        assertThat(ran.code()).as(ran.printed()).isZero();
    }

    @Test
    void everyUnitTestPasses() throws Exception {
        Ran ran = run(Stream.of("test", "--no-check", "--no-remote", "--no-prompt", TESTS.toString()));

        assertThat(ran.code()).as(ran.printed()).isZero();
        assertThat(ran.printed()).containsPattern("ok \\| [1-9]\\d+ passed");
    }

    @Test
    void theCodesAreThoseOfTheDomain() throws Exception {
        String codes = APP.resolve("codes.ts").toAbsolutePath().toUri().toString();
        Ran ran = run(
                Stream.of("eval", "import * as codes from '%s'; console.log(JSON.stringify(codes));".formatted(codes)));
        assertThat(ran.code()).as(ran.printed()).isZero();
        JsonNode told = new ObjectMapper().readTree(ran.printed());

        assertThat(texts(told.path("relationships"))).containsExactly(names(Relationship.values()));
        assertThat(texts(told.path("filterDimensions")))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Dimension.values())
                        .filter(Dimension::isFilter)
                        .map(Dimension::parameter)
                        .toList());
        assertThat(told.path("UNKNOWN").asText()).isEqualTo(Key.UNKNOWN.code());
        JsonNode closed = told.path("closedDimensions");
        for (Dimension dimension : Dimension.values()) {
            JsonNode ofDimension = closed.path(dimension.parameter());
            if (dimension == Dimension.CULTURE) {
                assertThat(texts(ofDimension)).containsExactly(names(Culture.values()));
            } else if (!ofDimension.isMissingNode()) {
                List<String> ofDomain = dimension.codes().stream()
                        .filter(code -> !code.equals(Key.UNKNOWN.code()))
                        .toList();
                if (dimension == Dimension.REGION) {
                    // Places have no order of their own; the page shows them by name.
                    assertThat(texts(ofDimension)).containsExactlyInAnyOrderElementsOf(ofDomain);
                } else {
                    assertThat(texts(ofDimension)).as(dimension.parameter()).containsExactlyElementsOf(ofDomain);
                }
            }
        }
        List<String> known = new ArrayList<>(texts(told.path("openDimensions")));
        closed.fieldNames().forEachRemaining(known::add);
        assertThat(known).containsExactlyInAnyOrderElementsOf(texts(told.path("filterDimensions")));
    }

    private static String[] names(Enum<?>[] values) {
        return Arrays.stream(values).map(Enum::name).toArray(String[]::new);
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    /** What Deno said. */
    private record Ran(int code, String printed) {}

    private static Ran run(Stream<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(deno.toString()));
        arguments.forEach(command::add);
        // Options come behind the name of the command.
        command.addAll(2, List.of("--config", "deno.json"));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("NO_COLOR", "1");
        builder.environment().put("DENO_NO_UPDATE_CHECK", "1");
        builder.environment()
                .put("DENO_DIR", Path.of("target/deno").toAbsolutePath().toString());
        Process process = builder.start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ran(process.waitFor(), printed);
    }
}
