package dev.facevalue.localstack.packaging;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Brings a service that Quarkus has packaged into the one form that all builds of the same sources have. Five things
 * depend on chance or on the place of the checkout otherwise:
 *
 * <ul>
 *   <li>the keys by which the steps of the start hand values to one another, numbered in the order in which the build's
 *       threads came to them;
 *   <li>the order in which the media types are listed that answers are compressed in, which is that of an immutable set
 *       of the JDK, another with every run;
 *   <li>the order of the classes that Quarkus has changed, which is that of a hash of the paths of their jars;
 *   <li>the order of the names in the package's index, which follows from it;
 *   <li>the time in the SBOM.
 * </ul>
 *
 * The SBOM is told what the files' sums have become.
 */
public final class CanonicalPackage {

    private static final String INDEX = "quarkus-application.dat";

    private final Path directory;
    private final Path sbom;

    private CanonicalPackage(Path target) {
        this.directory = target.resolve("quarkus-app/quarkus");
        this.sbom = target.resolve("quarkus-run-cyclonedx.json");
    }

    /**
     * Brings one package into its form, or leaves it if it has it.
     *
     * @param arguments the directory {@code target} of a service that was packaged; the time that its SBOM shall tell,
     *     as ISO 8601 has it
     * @throws IOException if the package is not as expected; some files of it may have been changed then
     */
    public static void main(String[] arguments) throws IOException {
        new CanonicalPackage(Path.of(arguments[0])).settle(Instant.parse(arguments[1]));
    }

    private void settle(Instant time) throws IOException {
        Map<Path, byte[]> settled = new LinkedHashMap<>();
        Path transformed = directory.resolve("transformed-bytecode.jar");
        settled.put(transformed, Archive.read(transformed).bytes());
        Path generated = directory.resolve("generated-bytecode.jar");
        settled.put(
                generated,
                StartupKeys.renumber(CompressedTypes.sorted(Archive.read(generated)))
                        .bytes());
        Path index = directory.resolve(INDEX);
        settled.put(index, ApplicationIndex.sorted(Files.readAllBytes(index)));

        Sbom told = new Sbom(Files.readString(sbom)).of(time);
        for (Map.Entry<Path, byte[]> file : settled.entrySet()) {
            told = told.with(
                    file.getKey().getFileName().toString(), Files.readAllBytes(file.getKey()), file.getValue());
        }
        for (Map.Entry<Path, byte[]> file : settled.entrySet()) {
            Files.write(file.getKey(), file.getValue());
        }
        Files.writeString(sbom, told.text());
    }
}
