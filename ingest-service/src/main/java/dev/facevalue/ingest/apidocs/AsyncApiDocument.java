package dev.facevalue.ingest.apidocs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** The AsyncAPI document: written by hand in {@code asyncapi.yaml}, with the address of this installation filled in. */
final class AsyncApiDocument {

    private static final String FILE = "/asyncapi.yaml";
    private static final String PUBLIC_URL = "${publicUrl}";

    private final String yaml;

    /** @param root the address of this installation, ending in a slash */
    AsyncApiDocument(URI root) {
        yaml = resource(FILE).replace(PUBLIC_URL, root.toString());
    }

    /** The document as it is served. */
    String yaml() {
        return yaml;
    }

    /** The document as a tree, in which references are still references. */
    JsonNode tree() {
        try {
            return new YAMLMapper().readTree(yaml);
        } catch (JsonProcessingException ourOwnFile) {
            throw new IllegalStateException(FILE, ourOwnFile);
        }
    }

    static String resource(String name) {
        try (InputStream file = AsyncApiDocument.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException(name + " is missing");
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
