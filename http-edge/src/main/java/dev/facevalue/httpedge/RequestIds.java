package dev.facevalue.httpedge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.MDC;
import org.jspecify.annotations.Nullable;

/** Gives every request its {@link RequestId}: in the answer's header, and in the log through its context. */
@ApplicationScoped
class RequestIds {

    /** How the log's context has it. */
    static final String KEY = "requestId";

    /** Before whatever may refuse a request, or log something. */
    private static final int FIRST = 10_000;

    void register(@Observes Filters filters) {
        filters.register(RequestIds::name, FIRST);
    }

    private static void name(RoutingContext request) {
        String id = RequestId.of(
                request.request().getHeader(RequestId.HEADER), request.request().getHeader(RequestId.TRACE_HEADER));
        request.response().putHeader(RequestId.HEADER, id);
        // Quarkus keeps this with the request, whichever thread works on it.
        MDC.put(KEY, id);
        request.next();
    }

    /** The name of the request that is being worked on; null outside of any. */
    static @Nullable String current() {
        return MDC.get(KEY) instanceof String id ? id : null;
    }
}
