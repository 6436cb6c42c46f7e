package dev.facevalue.analytics.comparison;

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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How two options differ when like is compared with like. */
@Path("/v1/comparisons")
@Tag(name = "Comparisons")
public class ComparisonResource {

    private static final String CSV_EXAMPLE = """
            faceRisk,faceRisk.label,deals,successes,againstDeals,againstSuccesses,oddsRatio\r
            LOW,Low,87,81,270,234,2.076923076923077\r
            HIGH,High,263,192,80,55,1.2291933418693982\r
            """;

    private final ConditionalAnswers answers;
    private final AnalyticsConfig config;

    ComparisonResource(ConditionalAnswers answers, AnalyticsConfig config) {
        this.answers = answers;
        this.config = config;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvTable.MEDIA_TYPE})
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "How two options differ, crudely and when like is compared with like",
            description =
                    "Role: `analyst`. `crude` compares all deals of the one with all of the other. `adjusted` compares within"
                            + " the strata of `adjustFor` and pools what comes out: Mantel-Haenszel's odds ratio, risk"
                            + " difference and test, and directly standardised rates. It tells what goes together with"
                            + " what, not what causes it. As CSV, the strata.")
    @APIResponse(
            responseCode = "200",
            description = "How the two differ",
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = Comparison.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = CSV_EXAMPLE)
            })
    @APIResponse(responseCode = "304", ref = "Unchanged")
    @APIResponse(responseCode = "400", ref = "Refused")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    public Response comparison(UriInfo uri) {
        ComparisonQuestion asked = ComparisonQuestion.parse(uri.getQueryParameters());
        return answers.table(
                "comparisons",
                asked.canonical(),
                snapshot -> Question.mostGroups(snapshot, asked.adjustFor()),
                snapshot -> asked.question()
                        .count(
                                snapshot,
                                asked.adjustFor(),
                                List.of(),
                                config.answers().maxGroups()),
                (counted, asOf) -> ComparisonTable.of(asked, counted, asOf),
                ComparisonCsv::of);
    }
}
