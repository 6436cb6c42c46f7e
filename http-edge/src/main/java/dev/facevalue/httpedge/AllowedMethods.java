package dev.facevalue.httpedge;

import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which methods an address takes, for the header {@code Allow} that a 405 must carry; the framework does not tell.
 * Public because generated code makes it; nobody else should.
 */
@Singleton
public class AllowedMethods {

    private final Supplier<List<ResourceRoute>> registered;
    private volatile @Nullable List<Allowed> known;

    @Inject
    AllowedMethods() {
        this(ResourceRoute::registered);
    }

    /** @param registered asked once, when the first address is */
    AllowedMethods(Supplier<List<ResourceRoute>> registered) {
        this.registered = registered;
    }

    private record Allowed(Pattern path, String method) {}

    /**
     * The methods that a path takes, separated by commas.
     *
     * @param path as the request has it, with or without slashes at its ends
     */
    String of(String path) {
        TreeSet<String> methods = new TreeSet<>();
        for (Allowed allowed : known()) {
            if (allowed.path().matcher(ResourceRoute.trimmed(path)).matches()) {
                methods.add(allowed.method());
            }
        }
        methods.add(HttpMethod.OPTIONS);
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return String.join(", ", methods);
    }

    /** Whichever of several that ask at once finds them, they are the same. */
    private List<Allowed> known() {
        List<Allowed> allowed = known;
        if (allowed == null) {
            allowed = registered.get().stream()
                    .map(route -> new Allowed(route.pattern(), route.method()))
                    .toList();
            known = allowed;
        }
        return allowed;
    }
}
