package dev.facevalue.httpedge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Discards what a body still brings when its request is answered already, because the body is too large, or nobody was
 * free to read it. Quarkus reads on then, so that the connection can be used again, but into the memory of the stream
 * that the resource had begun to read: one body larger than the heap would end the service.
 *
 * <p>For how long the rest may come is bounded by {@link ExchangeBounds}.
 */
@ApplicationScoped
class UnreadBodies {

    /** Right behind the log of refusals, and before all that refuses. */
    private static final int FIRST = 80_000;

    void register(@Observes Filters filters) {
        filters.register(UnreadBodies::follow, FIRST);
    }

    private static void follow(RoutingContext request) {
        request.addEndHandler(_ -> discardRest(request.request()));
        request.next();
    }

    private static void discardRest(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        // Vert.x guards the state of a request by its connection, and takes no handler once the request has ended.
        synchronized (connection) {
            if (!request.isEnded()) {
                request.handler(null);
            }
        }
    }
}
