package dev.facevalue.analytics.standing;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.caching.ConditionalAnswers;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.analytics.table.CsvTable;
import dev.facevalue.analytics.tally.Tallies;
import dev.facevalue.httpedge.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Which option keeps relationships, or wins deals, best. */
@Path("/v1/standings")
@Tag(name = "Standings")
public class StandingsResource {

    private static final String CSV_EXAMPLE =
            "culture,culture.label,verdict,option,deals,successes,rate,wilson.low,wilson.high,estimate,credible.low,"
                    + "credible.high,probabilityBest,crudeProbabilityBest,won,awaiting,bounds.low,bounds.high,"
                    + "outcomes.SEVERED,outcomes.STRAINED,outcomes.MAINTAINED,outcomes.STRENGTHENED,outcomes.FOR_LIFE\r\n"
                    + "NORDIC_EUROPE,Nordic Europe,LEADER,CONFRONT,50,40,0.8,0.6696286758200144,0.8875624911780955,0.78,"
                    + "0.66,0.88,0.97,0.95,12,4,0.7407407407407407,0.8148148148148148,3,7,20,15,5\r\n";

    private final ConditionalAnswers answers;
    private final AnalyticsConfig config;

    StandingsResource(ConditionalAnswers answers, AnalyticsConfig config) {
        this.answers = answers;
        this.config = config;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvTable.MEDIA_TYPE})
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "How the strategies, or the preventions, fare per group",
            description =
                    "Role: `analyst`. Counts deals whose outcome is known, whose relationship was observed (not needed for"
                            + " measure=won) and which have the field asked about. `rate` and `wilson` are crude: what was seen."
                            + " `estimate`, `credible`, `probabilityBest` and the verdict compare like with like: they are"
                            + " adjusted for the mix of face risk and trust, and small groups lean on the others. As CSV, a line"
                            + " an option of a group.")
    @APIResponse(
            responseCode = "200",
            description = "How the options fare",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Standings.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = CSV_EXAMPLE)
            })
    @APIResponse(responseCode = "304", ref = "Unchanged")
    @APIResponse(responseCode = "400", ref = "Refused")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    public Response standings(UriInfo uri) {
        Question question = QuestionParser.parse(uri.getQueryParameters());
        return answers.table(
                "standings",
                question.canonical(),
                question::mostGroups,
                snapshot -> Tallies.count(
                        question,
                        snapshot,
                        EffectDimensions.pooled(question),
                        config.answers().maxGroups()),
                (tallies, asOf) ->
                        StandingsTable.of(question, tallies, config.answers().enoughDeals(), asOf),
                StandingsCsv::of);
    }
}
