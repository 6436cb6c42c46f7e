package dev.facevalue.analytics.advice;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.caching.ConditionalAnswers;
import dev.facevalue.analytics.table.CsvTable;
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

/** What is known of one situation, before the call. */
@Path("/v1/advice")
@Tag(name = "Advice")
public class AdviceResource {

    private static final String CSV_EXAMPLE = """
            option,estimate,credible.low,credible.high,probabilityBest,severedRisk,forLifeChance,deals\r
            SAVE_FACE,0.81,0.7,0.9,0.93,0.04,0.03,18\r
            """;

    private final ConditionalAnswers answers;
    private final AnalyticsConfig config;

    AdviceResource(ConditionalAnswers answers, AnalyticsConfig config) {
        this.answers = answers;
        this.config = config;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvTable.MEDIA_TYPE})
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "What is known of one situation, with any of its fields given or not",
            description =
                    "Role: `analyst`. The parameters are the situation, not filters: what is expected in it leans on its own"
                            + " deals, on the culture's in other situations, and on other cultures, as `evidence` says. In"
                            + " English or Dutch, by `Accept-Language`. What is known only after the choice is not used. As"
                            + " CSV, the ranking.")
    @APIResponse(
            responseCode = "200",
            description = "What is known",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Advice.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = CSV_EXAMPLE)
            })
    @APIResponse(responseCode = "304", ref = "Unchanged")
    @APIResponse(responseCode = "400", ref = "Refused")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    public Response advice(UriInfo uri) {
        Situation situation = Situation.parse(uri.getQueryParameters());
        AdviceWords words = AdviceWords.in(answers.language());
        return answers.table(
                "advice",
                situation.canonical(),
                _ -> 1,
                snapshot -> SituationCounts.count(
                        situation, snapshot, config.answers().maxGroups()),
                (counts, asOf) ->
                        Adviser.advise(situation, counts, config.answers().enoughDeals(), words, asOf),
                AdviceCsv::of);
    }
}
