package dev.facevalue.httpedge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * What every answer tells browsers and caches, whoever made it: a resource, a mapper, or an extension's own page.
 *
 * <p>An answer that has said something itself is left alone, so what stands here is what holds when nobody thought of
 * it: nothing runs, nothing is framed, nothing is kept.
 */
@ApplicationScoped
public class SecurityHeaders {

    /** For data and refusals, which are no pages: if one is shown as a page all the same, it can do nothing. */
    private static final String NO_PAGE =
            "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /** Swagger UI comes as it is: its page starts by a script in the page, and its styles stand in elements. */
    private static final String SWAGGER_UI = "default-src 'none'; script-src 'self' 'unsafe-inline';"
            + " style-src 'self' 'unsafe-inline'; img-src 'self' data:; connect-src 'self'; base-uri 'none';"
            + " form-action 'none'; frame-ancestors 'none'";

    private static final String SWAGGER_UI_PATH = "/q/swagger-ui";

    private static final String TWO_YEARS = "max-age=63072000; includeSubDomains";

    /** Before all others: headers are completed in the reverse order, so these look at what the others have set. */
    private static final int FIRST = 100_000;

    void register(@Observes Filters filters) {
        filters.register(SecurityHeaders::announce, FIRST);
    }

    private static void announce(RoutingContext request) {
        request.addHeadersEndHandler(_ -> complete(
                request.response().headers(),
                request.normalizedPath(),
                // As the proxy tells it, where the service is told to believe the proxy.
                "https".equals(request.request().scheme())));
        request.next();
    }

    /**
     * Adds what the answer has not said itself.
     *
     * @param headers the answer's, which are changed
     * @param secure whether the request came by TLS, to us or to a proxy that is believed
     */
    static void complete(MultiMap headers, String path, boolean secure) {
        headers.set("X-Content-Type-Options", "nosniff");
        addIfAbsent(headers, "Referrer-Policy", "same-origin");
        addIfAbsent(headers, "Cross-Origin-Resource-Policy", "same-origin");
        addIfAbsent(headers, "Content-Security-Policy", path.startsWith(SWAGGER_UI_PATH) ? SWAGGER_UI : NO_PAGE);
        // Facts about customers. What may be kept says so, and for how long.
        addIfAbsent(headers, "Cache-Control", "no-store");
        if (secure) {
            addIfAbsent(headers, "Strict-Transport-Security", TWO_YEARS);
        }
    }

    private static void addIfAbsent(MultiMap headers, String name, String value) {
        if (!headers.contains(name)) {
            headers.set(name, value);
        }
    }
}
