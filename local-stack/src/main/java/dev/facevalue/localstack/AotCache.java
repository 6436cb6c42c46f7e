package dev.facevalue.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The JVM's ahead-of-time cache of a packaged service (JEP 483, 514 and 515): its classes, loaded and linked, and what
 * was learned of its methods, from a run before. A service starts in a fraction of the time with it.
 *
 * <p>A cache belongs to one package and one JDK. A JVM that finds another in its place starts as it would without.
 */
final class AotCache {

    private AotCache() {}

    /** Where the cache of a service lies: beside what was packaged, for it is this machine's. */
    static Path of(Service service) {
        return service.jar()
                .toAbsolutePath()
                .resolveSibling("../" + service.name() + ".aot")
                .normalize();
    }

    /** Whether there is a cache, made after the service was packaged. */
    static boolean isCurrent(Service service) {
        Path cache = of(service);
        try {
            return Files.exists(cache)
                    && Files.getLastModifiedTime(cache).compareTo(Files.getLastModifiedTime(service.jar())) >= 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The options of {@code java} that have a service start from its cache; none if it has no current one. */
    static List<String> use(Service service) {
        return isCurrent(service) ? List.of("-XX:AOTCache=" + of(service)) : List.of();
    }

    /** The options of {@code java} that have a service write a cache when it ends. */
    static List<String> write(Path cache) {
        return List.of("-XX:AOTCacheOutput=" + cache);
    }
}
