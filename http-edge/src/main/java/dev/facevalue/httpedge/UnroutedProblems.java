package dev.facevalue.httpedge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.VertxException;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/**
 * Answers with a problem where a request meets no resource at all, before JAX-RS sees it: where no route is found, and
 * where the server gives a request up itself, such as one that names no host.
 */
@ApplicationScoped
public class UnroutedProblems {

    private static final List<Integer> STATUSES = List.of(400, 404, 405, 406, 413, 415);

    private final ObjectMapper json;

    private final ProblemMetrics metrics;

    UnroutedProblems(ObjectMapper json, ProblemMetrics metrics) {
        this.json = json;
        this.metrics = metrics;
    }

    void register(@Observes Router router) {
        STATUSES.forEach(status -> router.errorHandler(status, request -> answer(request, status)));
        // Before Quarkus' own, which answers nothing but the status, or a page about the failure.
        router.route().order(Integer.MIN_VALUE).failureHandler(this::giveUp);
    }

    private void giveUp(RoutingContext request) {
        boolean byTheServer = request.failure() == null || request.failure() instanceof VertxException;
        if (byTheServer && STATUSES.contains(request.statusCode())) {
            answer(request, request.statusCode());
        } else {
            request.next();
        }
    }

    private void answer(RoutingContext request, int status) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.headWritten()) {
            return;
        }
        Problem problem = Problem.of(ProblemType.ofStatus(status), ProblemMappers.detail(status));
        String requestId = response.headers().get(RequestId.HEADER);
        metrics.answered(problem);
        try {
            response.setStatusCode(status)
                    .putHeader("Content-Type", Problem.MEDIA_TYPE)
                    .end(json.writeValueAsString(requestId == null ? problem : problem.answering(requestId)));
        } catch (JsonProcessingException ourOwnRecord) {
            throw new IllegalStateException(ourOwnRecord);
        }
    }
}
