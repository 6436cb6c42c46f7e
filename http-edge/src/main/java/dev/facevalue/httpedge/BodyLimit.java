package dev.facevalue.httpedge;

import io.quarkus.runtime.configuration.MemorySize;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.math.BigInteger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * Refuses, with a problem and before any of it is read, a body that says of itself that it is larger than the server
 * takes. The server would refuse it too, but with nothing but a status, and would close the connection at once, so that
 * who is still sending may see neither. What follows is for {@link UnreadBodies}.
 */
@ApplicationScoped
class BodyLimit {

    private static final int TOO_LARGE = 413;

    /** Behind what names the request, before the server's own look at the length. */
    private static final int EARLY = 9_000;

    private final BigInteger bytes;

    BodyLimit(@ConfigProperty(name = "quarkus.http.limits.max-body-size", defaultValue = "10M") MemorySize limit) {
        bytes = limit.asBigInteger();
    }

    void register(@Observes Filters filters) {
        filters.register(this::check, EARLY);
    }

    private void check(RoutingContext request) {
        if (isBeyond(request.request().getHeader(HttpHeaders.CONTENT_LENGTH), bytes)) {
            request.fail(TOO_LARGE);
        } else {
            request.next();
        }
    }

    /**
     * Whether a length is said, and is larger.
     *
     * @param said the header; what is no number at all is the server's matter
     */
    static boolean isBeyond(@Nullable String said, BigInteger bytes) {
        return said != null && said.matches("[0-9]+") && new BigInteger(said).compareTo(bytes) > 0;
    }
}
