package dev.facevalue.analytics.export;

import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.analytics.store.DealRepository;
import dev.facevalue.analytics.store.DealRow;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import dev.facevalue.httpedge.Roles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Every standing fact, a line each. */
@Path("/v1/export/facts.ndjson")
@Tag(name = "Export")
public class ExportResource {

    private static final String NDJSON = "application/x-ndjson";
    private static final String EXAMPLE =
            "{\"factId\":\"0a4b7c1e-5f2d-5e8a-9b3c-6d7e8f9a0b1c\",\"type\":\"dev.facevalue.relationship.observed.v1\","
                    + "\"recordedAt\":\"2026-03-01T09:30:00Z\",\"data\":{\"dealId\":\"d-1\","
                    + "\"observedAt\":\"2026-03-01T09:00:00Z\",\"relationship\":\"STRENGTHENED\"}}\n";
    /** A deal may have 256 facts, some 70 KB in memory. */
    private static final int PAGE = 100;

    private static final int AT_ONCE = 4;

    private final DealRepository deals;
    private final Semaphore exports = new Semaphore(AT_ONCE);

    ExportResource(DealRepository deals) {
        this.deals = deals;
    }

    @GET
    @Produces(NDJSON)
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "Every standing fact, a line each",
            description =
                    "Role: `analyst`. By dealId. Persons appear as pseudonyms only. Each deal is as of the moment at"
                            + " which it is read. At most " + AT_ONCE + " exports at once; beyond that 503.")
    @APIResponse(
            responseCode = "200",
            description = "`factId`, `type`, `recordedAt` and `data` of a fact, a line each; an answer that is broken"
                    + " off is not whole",
            content = @Content(mediaType = NDJSON, schema = @Schema(type = SchemaType.OBJECT), example = EXAMPLE))
    @APIResponse(responseCode = "400", ref = "Refused")
    public Response facts(UriInfo uri) {
        QuestionParser.requireNoneBut(Set.of(), uri.getQueryParameters());
        if (!exports.tryAcquire()) {
            throw ProblemException.retryAfter(
                    Duration.ofSeconds(30),
                    Problem.of(ProblemType.UNAVAILABLE, "Enough exports are under way just now."));
        }
        StreamingOutput lines = output -> {
            try {
                write(output);
            } finally {
                exports.release();
            }
        };
        return Response.ok(lines, NDJSON).build();
    }

    /** An export in hand gives its place back when it is written, which this one never is. */
    @HEAD
    @Produces(NDJSON)
    @RolesAllowed(Roles.ANALYST)
    @Operation(hidden = true)
    public Response head() {
        return Response.ok().type(NDJSON).build();
    }

    private void write(OutputStream output) throws IOException {
        String after = "";
        List<DealRow> page = pageAfter(after);
        while (!page.isEmpty()) {
            for (DealRow deal : page) {
                for (RecordedFact recorded : deal.state().standing()) {
                    output.write(FactLine.of(recorded));
                }
            }
            after = page.getLast().dealId();
            page = pageAfter(after);
        }
    }

    /** In a transaction of its own: an export that takes minutes must not keep one open for so long. */
    private List<DealRow> pageAfter(String dealId) {
        return QuarkusTransaction.requiringNew().call(() -> deals.listAfter(dealId, PAGE));
    }
}
