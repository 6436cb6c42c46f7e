package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.columns.ChangeFeed;
import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Histogram;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import dev.facevalue.httpedge.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which option keeps relationships, or wins deals, best. */
@Path("/v1/standings")
@Tag(name = "Standings")
public class StandingsResource {

    private final DealColumns columns;
    private final ChangeFeed feed;
    private final AnalyticsConfig config;

    StandingsResource(DealColumns columns, ChangeFeed feed, AnalyticsConfig config) {
        this.columns = columns;
        this.feed = feed;
        this.config = config;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "How the strategies, or the preventions, fare per group",
            description =
                    "Role: `analyst`. Counts deals whose outcome is known, whose relationship was observed (not needed for"
                            + " measure=won) and which have the field asked about. Rates and intervals are crude: they say what"
                            + " was seen, not why.")
    @APIResponse(responseCode = "200", description = "How the options fare")
    @APIResponse(responseCode = "400", ref = "Refused")
    public Standings standings(UriInfo uri) {
        if (!feed.isLoaded()) {
            throw ProblemException.retryAfter(
                    Duration.ofSeconds(5), Problem.of(ProblemType.UNAVAILABLE, "The deals are not loaded yet."));
        }
        Question question = switch (QuestionParser.parse(uri.getQueryParameters())) {
            case QuestionParser.Asked asked -> asked.question();
            case QuestionParser.Refused refused ->
                throw ProblemException.of(
                        ProblemType.INVALID_REQUEST, "The question cannot be understood.", refused.violations());
        };
        int maxGroups = config.answers().maxGroups();
        try {
            return columns.read(snapshot -> StandingsTable.of(
                    question,
                    question.count(snapshot, maxGroups),
                    snapshot.asOf().orElse(null)));
        } catch (Histogram.TooManyGroupsException tooMany) {
            throw ProblemException.of(
                    TOO_MANY_GROUPS,
                    "The answer would have more than " + maxGroups + " groups; ask by fewer dimensions, or filter.");
        }
    }

    private static final ProblemType TOO_MANY_GROUPS = new ProblemType(400, "TOO_MANY_GROUPS", "Too many groups");
}
