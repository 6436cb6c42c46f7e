package dev.facevalue.httpedge;

import io.quarkus.resteasy.reactive.server.runtime.ResteasyReactiveRecorder;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;
import org.jboss.resteasy.reactive.server.util.RuntimeResourceVisitor;
import org.jspecify.annotations.Nullable;

/**
 * A method of a resource, as the framework has registered it.
 *
 * @param method of HTTP, such as {@code GET}
 * @param path the template, such as {@code /v1/deals/{dealId}}
 */
public record ResourceRoute(String method, String path) {

    private static final Pattern PARAMETER = Pattern.compile("\\{[^}:]+}");

    /** All that are registered. Not before the service has started. */
    public static List<ResourceRoute> registered() {
        List<ResourceRoute> routes = new ArrayList<>();
        RuntimeResourceVisitor.visitRuntimeResources(
                "", ResteasyReactiveRecorder.getCurrentDeployment().getClassMappers(), new RuntimeResourceVisitor() {
                    @Override
                    public void visitRuntimeResource(@Nullable String method, String path, RuntimeResource resource) {
                        if (method != null) {
                            routes.add(new ResourceRoute(method, '/' + trimmed(path)));
                        }
                    }
                });
        return routes;
    }

    /** What fits a path without slashes at its ends. */
    Pattern pattern() {
        StringBuilder regex = new StringBuilder();
        String template = trimmed(path);
        Matcher parameter = PARAMETER.matcher(template);
        int literal = 0;
        while (parameter.find()) {
            regex.append(Pattern.quote(template.substring(literal, parameter.start())))
                    .append("[^/]+");
            literal = parameter.end();
        }
        return Pattern.compile(
                regex.append(Pattern.quote(template.substring(literal))).toString());
    }

    /** Without slashes at the ends. */
    static String trimmed(String path) {
        int from = 0;
        int to = path.length();
        while (from < to && path.charAt(from) == '/') {
            from++;
        }
        while (to > from && path.charAt(to - 1) == '/') {
            to--;
        }
        return path.substring(from, to);
    }
}
