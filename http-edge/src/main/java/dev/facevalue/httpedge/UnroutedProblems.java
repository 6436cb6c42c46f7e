package dev.facevalue.httpedge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.List;

/** Answers with a problem where a request meets no resource at all, before JAX-RS sees it. */
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
