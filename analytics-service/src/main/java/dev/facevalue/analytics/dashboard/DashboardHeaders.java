package dev.facevalue.analytics.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Set;

/** What browsers are told beside the dashboard's files: what the page may do, and how long a file may be kept. */
@ApplicationScoped
class DashboardHeaders {

    private static final Set<String> FILES = Set.of("/", "/index.html", "/icon.svg", "/world.geo.json");

    /** The name of a file in it changes with what is in the file. */
    private static final String BUNDLE = "/static/bundle/";

    private static final String STATIC = "/static/";

    /** No script but our own, no style that stands in the page, nothing from elsewhere, and in nobody's frame. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Before authentication, so that refusals have them too. */
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(DashboardHeaders::announce, FIRST);
    }

    private static void announce(RoutingContext request) {
        String path = request.normalizedPath();
        if (FILES.contains(path) || path.startsWith(STATIC)) {
            // Last, for what serves files has headers of its own.
            request.addHeadersEndHandler(_ -> tell(request, path));
        }
        request.next();
    }

    private static void tell(RoutingContext request, String path) {
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("X-Content-Type-Options", "nosniff");
        headers.set("Referrer-Policy", "same-origin");
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", caching(request.response().getStatusCode(), path));
    }

    private static String caching(int status, String path) {
        if (status != 200 && status != 304) {
            return "no-store";
        }
        return path.startsWith(BUNDLE) ? "private, max-age=31536000, immutable" : "private, no-cache";
    }
}
