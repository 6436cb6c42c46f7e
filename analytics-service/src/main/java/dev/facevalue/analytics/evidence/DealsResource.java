package dev.facevalue.analytics.evidence;

import dev.facevalue.analytics.caching.Asked;
import dev.facevalue.analytics.caching.ConditionalAnswers;
import dev.facevalue.analytics.table.CsvTable;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Violation;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import dev.facevalue.httpedge.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.headers.Header;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The deals behind a figure. */
@Path("/v1/deals")
@Tag(name = "Deals")
public class DealsResource {

    private static final String CSV_EXAMPLE =
            "dealId,decidedAt,recordedAt,country,region,culture,decision,strategy,prevention,statedReason,actualReason,"
                    + "pretext,faceRisk,trust,sellerConfidence,stage,dealSize,industry,value.amount,value.currency,team,"
                    + "sellerId,accountId,relationship,relationshipObservedAt,preserved\r\n"
                    + "CRM-4711,2026-03-01T12:00:00Z,2026-03-02T08:00:00Z,NL,155,GERMANIC_EUROPE,LOST,CONFRONT,,PRICE,,,"
                    + "HIGH,,,,,,12500,EUR,Benelux,,,MAINTAINED,2026-06-01T09:00:00Z,true\r\n";

    private final ConditionalAnswers answers;
    private final DealLister lister;

    DealsResource(ConditionalAnswers answers, DealLister lister) {
        this.answers = answers;
        this.lister = lister;
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, CsvTable.MEDIA_TYPE})
    @RolesAllowed(Roles.ANALYST)
    @Operation(summary = "The deals behind a figure", description = """
                    Role: `analyst`. Lists exactly the deals that a figure of the same filters, `of` and `measure` \
                    counts, or with `awaiting=true` those that only lack an observation of the relationship. Newest \
                    first: by `decidedAt`, then by dealId; a day of which more than 10,000 of these deals are is listed \
                    by dealId. As CSV, a line a deal. What a deal's facts are tells `GET /v1/deals/{dealId}`.

                    For more, follow `nextCursor` (or the header `Link`) until there is none; a page may hold fewer \
                    deals than `limit`, or none, and yet not be the last. A deal that does not change meanwhile is \
                    listed exactly once; one that changes may be met again at its new place, or missed. What has \
                    changed since the figure was counted is listed as it is now.""")
    @Parameter(
            name = ListingParser.OF,
            in = ParameterIn.QUERY,
            description = "Only deals that have this field, as the figures of such a question count. If absent, none is"
                    + " demanded.",
            schema =
                    @Schema(
                            type = SchemaType.STRING,
                            enumeration = {"strategy", "prevention"}))
    @Parameter(
            name = ListingParser.RELATIONSHIP,
            in = ParameterIn.QUERY,
            description = "Only deals whose relationship is one of these; repeat it for several.",
            schema = @Schema(type = SchemaType.ARRAY, implementation = Relationship.class))
    @Parameter(
            name = ListingParser.AWAITING,
            in = ParameterIn.QUERY,
            description =
                    "Whether to list the deals that only lack an observation of the relationship, in place of those"
                            + " that count. Neither with `measure=won` nor with `relationship`.",
            schema = @Schema(type = SchemaType.BOOLEAN, defaultValue = "false"))
    @Parameter(
            name = ListingParser.LIMIT,
            in = ParameterIn.QUERY,
            description = "The most deals of a page.",
            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000", defaultValue = "100"))
    @Parameter(
            name = ListingParser.CURSOR,
            in = ParameterIn.QUERY,
            description = "The `nextCursor` of the page before.",
            schema = @Schema(type = SchemaType.STRING))
    @APIResponse(
            responseCode = "200",
            description = "A page of deals",
            headers =
                    @Header(
                            name = "Link",
                            description = "The next page, with `rel=\"next\"`; none on the last.",
                            schema = @Schema(type = SchemaType.STRING)),
            content = {
                @Content(mediaType = MediaType.APPLICATION_JSON, schema = @Schema(implementation = DealList.class)),
                @Content(mediaType = "text/csv", schema = @Schema(type = SchemaType.STRING), example = CSV_EXAMPLE)
            })
    @APIResponse(responseCode = "304", ref = "Unchanged")
    @APIResponse(responseCode = "400", ref = "Refused")
    @APIResponse(responseCode = "406", ref = "NotAcceptable")
    public Response deals(UriInfo uri) throws SQLException, InterruptedException {
        Listing listing = ListingParser.parse(uri.getQueryParameters());
        Asked asked = answers.asked("deals", listing.canonical());
        Optional<Response> unchanged = answers.unchanged(asked);
        if (unchanged.isPresent()) {
            return notKept(Response.fromResponse(unchanged.get())).build();
        }
        return switch (lister.list(listing)) {
            case DealLister.Page page -> answer(asked, page, uri);
            case DealLister.Lost _ ->
                throw ProblemException.of(
                        ProblemType.INVALID_REQUEST,
                        "The question cannot be understood.",
                        List.of(new Violation(
                                ListingParser.CURSOR,
                                "can be followed no more: too much was decided on its day since; begin without it")));
            case DealLister.NotLoaded _ ->
                throw ProblemException.retryAfter(
                        Duration.ofSeconds(5),
                        Problem.of(ProblemType.UNAVAILABLE, "The deals are just being loaded anew."));
        };
    }

    private Response answer(Asked asked, DealLister.Page page, UriInfo uri) {
        DealList list = page.deals();
        Response.ResponseBuilder answer = notKept(answers.answer(
                asked, ConditionalAnswers.isCsv(asked) ? DealListCsv.of(list) : list, page.moment(), list.asOf()));
        String next = list.nextCursor();
        if (next != null) {
            // Relative, for whatever stands in front of the service may know it under another name.
            String query = uri.getRequestUriBuilder()
                    .replaceQueryParam(ListingParser.CURSOR, next)
                    .build()
                    .getRawQuery();
            answer.header(HttpHeaders.LINK, "<?" + query + ">; rel=\"next\"");
        }
        return answer.build();
    }

    /**
     * Figures may be kept for as long as they are asked for again; single deals by no browser, erased as they may be.
     */
    private static Response.ResponseBuilder notKept(Response.ResponseBuilder answer) {
        return answer.header(HttpHeaders.CACHE_CONTROL, null).header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
