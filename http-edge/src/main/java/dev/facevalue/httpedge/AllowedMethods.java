package dev.facevalue.httpedge;

import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Path;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Which methods an address takes, for the header {@code Allow} that a 405 must carry; the framework does not tell.
 * Public because generated code makes it; nobody else should.
 */
@Singleton
public class AllowedMethods {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}:]+}");

    private final List<Route> routes;

    @Inject
    AllowedMethods(BeanManager beans) {
        this(beans.getBeans(Object.class, Any.Literal.INSTANCE).stream()
                .<Class<?>>map(bean -> bean.getBeanClass())
                .filter(type -> type.isAnnotationPresent(Path.class))
                .toList());
    }

    AllowedMethods(Collection<Class<?>> resources) {
        List<Route> found = new ArrayList<>();
        for (Class<?> resource : resources) {
            String base = resource.getAnnotation(Path.class).value();
            for (Method method : resource.getDeclaredMethods()) {
                Arrays.stream(method.getAnnotations())
                        .map(annotation -> annotation.annotationType().getAnnotation(HttpMethod.class))
                        .filter(httpMethod -> httpMethod != null)
                        .forEach(httpMethod -> found.add(new Route(pattern(base, method), httpMethod.value())));
            }
        }
        routes = List.copyOf(found);
    }

    private record Route(Pattern path, String method) {}

    /**
     * The methods that a path takes, separated by commas.
     *
     * @param path as the request has it, with or without slashes at its ends
     */
    String of(String path) {
        TreeSet<String> methods = new TreeSet<>();
        for (Route route : routes) {
            if (route.path().matcher(trimmed(path)).matches()) {
                methods.add(route.method());
            }
        }
        methods.add(HttpMethod.OPTIONS);
        if (methods.contains(HttpMethod.GET)) {
            methods.add(HttpMethod.HEAD);
        }
        return String.join(", ", methods);
    }

    private static Pattern pattern(String base, Method method) {
        Path own = method.getAnnotation(Path.class);
        String template = trimmed(base) + (own == null ? "" : '/' + trimmed(own.value()));
        return Pattern.compile(PARAMETER
                        .splitAsStream(template)
                        .map(Pattern::quote)
                        .reduce((one, next) -> one + "[^/]+" + next)
                        .orElse("")
                + (template.endsWith("}") ? "[^/]+" : ""));
    }

    private static String trimmed(String path) {
        int from = path.startsWith("/") ? 1 : 0;
        int to = path.endsWith("/") && path.length() > 1 ? path.length() - 1 : path.length();
        return path.substring(from, Math.max(from, to));
    }
}
