package dev.facevalue.systemtests.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The files of {@code deploy/kubernetes}, read. */
final class Manifests {

    static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
    static final Path DIRECTORY = ROOT.resolve("deploy/kubernetes");
    private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

    private Manifests() {}

    /** Every kustomization. */
    static List<Path> kustomizations() {
        return files().filter(file -> file.endsWith("kustomization.yaml")).toList();
    }

    /** Every file that holds manifests, or parts of them. */
    static List<Path> resources() {
        return files().filter(file -> !file.endsWith("kustomization.yaml")).toList();
    }

    /** The documents of a file. */
    static List<JsonNode> documents(Path file) {
        try {
            return documents(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
    }

    /** The documents of a text. */
    static List<JsonNode> documents(String yaml) throws IOException {
        List<JsonNode> documents = new ArrayList<>();
        YAML.readerFor(JsonNode.class).<JsonNode>readValues(yaml).forEachRemaining(documents::add);
        return documents;
    }

    /** Every document that is of a kind. */
    static Stream<JsonNode> ofKind(String kind) {
        return resources().stream()
                .filter(file -> !isPatch(file))
                .flatMap(file -> documents(file).stream())
                .filter(document -> document.path("kind").asText().equals(kind));
    }

    /** Whether a kustomization lays this over others. */
    static boolean isPatch(Path file) {
        return kustomizations().stream()
                .filter(each -> each.resolveSibling(file.getFileName()).equals(file))
                .flatMap(each -> elements(documents(each).getFirst().path("patches")))
                .anyMatch(patch -> patch.path("path").asText().equals(String.valueOf(file.getFileName())));
    }

    /** The elements of an array. */
    static Stream<JsonNode> elements(JsonNode array) {
        return array.valueStream();
    }

    private static Stream<Path> files() {
        try (Stream<Path> all = Files.walk(DIRECTORY)) {
            return all.filter(file -> file.toString().endsWith(".yaml")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
