package dev.facevalue.analytics.dashboard;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.Map;

/**
 * What browsers are told beside the dashboard's files: what the page may do, and how long a file may be kept. What
 * holds for every answer, the edge says.
 */
@ApplicationScoped
class DashboardHeaders {

    /** The files that keep their names when they change, by path. */
    private static final Map<String, String> FILES = Map.of(
            "/", "index.html",
            "/index.html", "index.html",
            "/icon.svg", "icon.svg",
            "/world.geo.json", "world.geo.json");

    /** The name of a file in it changes with what is in the file. */
    private static final String BUNDLE = "/static/bundle/";

    private static final String STATIC = "/static/";

    /** No script but our own, no style that stands in the page, nothing from elsewhere, and in nobody's frame. */
    private static final String CONTENT_SECURITY_POLICY = "default-src 'none'; script-src 'self'; style-src 'self';"
            + " img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Figures need none of these. */
    private static final String PERMISSIONS_POLICY = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";

    /** Before authentication, so that refusals have them too. */
    private static final int FIRST = 10_000;

    /** Behind authorization, which has 100, so that nobody else learns whether a file is still the same. */
    private static final int BEHIND_SECURITY = 50;

    private final FileTags tags = FileTags.of(FILES);

    void register(@Observes Filters filters) {
        filters.register(this::announce, FIRST);
        filters.register(this::compare, BEHIND_SECURITY);
    }

    private void announce(RoutingContext request) {
        String path = request.normalizedPath();
        if (FILES.containsKey(path) || path.startsWith(STATIC)) {
            // Last, for what serves files has headers of its own.
            request.addHeadersEndHandler(_ -> tell(request, path));
        }
        request.next();
    }

    /**
     * Answers whoever has a file that it is still the same. Not by its time: that is when this instance unpacked it,
     * and while instances of two builds answer, an old page that was unpacked late would be told to be newer than the
     * new one, for as long as both run, and load a bundle that is gone.
     */
    private void compare(RoutingContext request) {
        String tag = tags.tag(request.normalizedPath());
        if (tag == null) {
            request.next();
            return;
        }
        MultiMap asked = request.request().headers();
        asked.remove("If-Modified-Since");
        if (FileTags.areHeld(asked.getAll("If-None-Match"), tag)) {
            request.response().setStatusCode(304).end();
        } else {
            request.next();
        }
    }

    private void tell(RoutingContext request, String path) {
        int status = request.response().getStatusCode();
        MultiMap headers = request.response().headers();
        headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
        headers.set("Permissions-Policy", PERMISSIONS_POLICY);
        headers.set("Cross-Origin-Opener-Policy", "same-origin");
        headers.set("Cache-Control", caching(status, path));
        String tag = tags.tag(path);
        if (tag != null && isSuccess(status)) {
            headers.remove("Last-Modified");
            headers.set("ETag", tag);
        }
    }

    private static String caching(int status, String path) {
        if (!isSuccess(status)) {
            return "no-store";
        }
        return path.startsWith(BUNDLE) ? "private, max-age=31536000, immutable" : "private, no-cache";
    }

    private static boolean isSuccess(int status) {
        return status == 200 || status == 304;
    }
}
