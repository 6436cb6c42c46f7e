package dev.facevalue.analytics.trend;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.caching.ConditionalAnswers;
import dev.facevalue.analytics.question.Question;
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

/** How the options fared over time. */
@Path("/v1/trends")
@Tag(name = "Trends")
public class TrendResource {

    private static final String CSV_EXAMPLE = """
            option,period,deals,successes,rate,wilson.low,wilson.high,awaiting\r
            CONFRONT,2026-Q1,50,40,0.8,0.6696286758200144,0.8875624911780955,4\r
            CONFRONT,2026-Q2,0,0,,,,0\r
            """;

    private final ConditionalAnswers answers;
    private final AnalyticsConfig config;

    TrendResource(ConditionalAnswers answers, AnalyticsConfig config) {
        this.answers = answers;
        this.config = config;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvTable.MEDIA_TYPE})
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "How the strategies, or the preventions, fared month by month or quarter by quarter",
            description =
                    "Role: `analyst`. By the day of the decision, in UTC. Every series has every period from the first to the"
                            + " last in which there is a deal. Rates are crude, and the latest periods still await"
                            + " observations. As CSV, a line a period of an option.")
    @APIResponse(
            responseCode = "200",
            description = "How the options fared over time",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Trends.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = CSV_EXAMPLE)
            })
    @APIResponse(responseCode = "304", ref = "Unchanged")
    @APIResponse(responseCode = "400", ref = "Refused")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    public Response trends(UriInfo uri) {
        Question question = TrendQuestion.parse(uri.getQueryParameters());
        int maxPeriods = config.answers().maxGroups();
        return answers.table(
                "trends",
                question.canonical(),
                question::mostGroups,
                snapshot -> question.count(snapshot, maxPeriods),
                (counted, asOf) -> TrendTable.of(question, counted, maxPeriods, asOf),
                TrendCsv::of);
    }
}
