package dev.facevalue.httpedge;

import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/**
 * Discards what a body still brings when its request is answered already, because the body is too large, or nobody was
 * free to read it. Quarkus reads on then, so that the connection can be used again, but into the memory of the stream
 * that the resource had begun to read: one body larger than the heap would end the service.
 *
 * <p>The connection is closed only if the rest does not come in time. Closed at once, it would often be reset while the
 * sender still sends, and he would not see the answer (RFC 9112, section 9.6).
 */
@ApplicationScoped
class UnreadBodies {

    /** Right behind the log of refusals, and before all that refuses. */
    private static final int FIRST = 80_000;

    /** HTTP/2's NO_ERROR: the answer is whole, and the rest of the request is not needed (RFC 9113, section 8.1). */
    private static final long NO_ERROR = 0;

    private final Vertx vertx;
    private final long timeoutMillis;

    UnreadBodies(Vertx vertx, ConnectionConfig config) {
        this.vertx = vertx;
        this.timeoutMillis = config.unreadBodyTimeout().toMillis();
    }

    void register(@Observes Filters filters) {
        filters.register(this::follow, FIRST);
    }

    private void follow(RoutingContext request) {
        if (mayHaveBody(request.request())) {
            request.addEndHandler(answered -> {
                if (answered.succeeded()) {
                    discardRest(request.request());
                }
            });
        }
        request.next();
    }

    private static boolean mayHaveBody(HttpServerRequest request) {
        return request.version() == HttpVersion.HTTP_2
                || request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
    }

    private void discardRest(HttpServerRequest request) {
        HttpConnection connection = request.connection();
        // Vert.x guards the state of its requests by their connection: the end does not come in between.
        synchronized (connection) {
            request.handler(null);
            // A stream that is paused never counts as ended, even if all of it was read.
            request.resume();
            if (request.isEnded()) {
                return;
            }
            long closing = vertx.setTimer(timeoutMillis, _ -> close(request));
            request.endHandler(_ -> vertx.cancelTimer(closing));
            request.exceptionHandler(_ -> vertx.cancelTimer(closing));
        }
    }

    /** HTTP/1.1 has one request at a time on a connection, HTTP/2 has others, which stay. */
    private static void close(HttpServerRequest request) {
        if (!request.response().reset(NO_ERROR)) {
            request.connection().close();
        }
    }
}
