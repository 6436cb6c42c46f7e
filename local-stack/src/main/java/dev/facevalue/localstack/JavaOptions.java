package dev.facevalue.localstack;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** What every JVM of a service is told: the lines of {@code deploy/java/service.options}, which say why. */
final class JavaOptions {

    private JavaOptions() {}

    /** The options of {@code java}, as it would read them from the file that the images have. */
    static List<String> ofServices() {
        try (InputStream file =
                Objects.requireNonNull(JavaOptions.class.getResourceAsStream("service.options"), "service.options")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
