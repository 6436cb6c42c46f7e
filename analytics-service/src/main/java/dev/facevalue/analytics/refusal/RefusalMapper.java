package dev.facevalue.analytics.refusal;

import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemMappers;
import dev.facevalue.httpedge.ProblemType;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** Answers a refused question with a problem. Public because generated code calls it; nobody else should. */
public class RefusalMapper {

    private static final ProblemType TOO_MANY_GROUPS = new ProblemType(400, "TOO_MANY_GROUPS", "Too many groups");

    private final ProblemMappers others;

    RefusalMapper(ProblemMappers others) {
        this.others = others;
    }

    @ServerExceptionMapper
    public Response notUnderstood(QuestionParser.RefusedException refused) {
        return others.refused(ProblemException.of(
                ProblemType.INVALID_REQUEST, "The question cannot be understood.", refused.violations()));
    }

    @ServerExceptionMapper
    public Response tooLarge(Histogram.TooManyGroupsException tooMany) {
        return others.refused(ProblemException.of(
                TOO_MANY_GROUPS,
                "The answer would have more than " + tooMany.maxGroups()
                        + " groups; ask by fewer dimensions, or filter."));
    }
}
