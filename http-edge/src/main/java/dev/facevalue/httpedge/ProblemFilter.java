package dev.facevalue.httpedge;

import jakarta.ws.rs.container.ContainerResponseContext;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/** Sees every problem on its way out, whoever made it. Public because generated code calls it; nobody else should. */
public class ProblemFilter {

    private final ProblemMetrics metrics;

    ProblemFilter(ProblemMetrics metrics) {
        this.metrics = metrics;
    }

    @ServerResponseFilter
    public void goesOut(ContainerResponseContext response) {
        if (response.getEntity() instanceof Problem problem) {
            metrics.answered(problem);
            String requestId = RequestIds.current();
            if (requestId != null) {
                response.setEntity(problem.answering(requestId));
            }
        }
    }
}
