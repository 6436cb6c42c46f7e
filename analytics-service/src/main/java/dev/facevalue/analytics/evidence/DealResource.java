package dev.facevalue.analytics.evidence;

import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.analytics.store.DealRepository;
import dev.facevalue.analytics.store.DealRow;
import dev.facevalue.deal.DealId;
import dev.facevalue.deal.DealState;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import dev.facevalue.httpedge.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is known about one deal. */
@Path("/v1/deals")
@Tag(name = "Deals")
public class DealResource {

    private final DealRepository deals;

    DealResource(DealRepository deals) {
        this.deals = deals;
    }

    @GET
    @Path("{dealId}")
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "What the projection holds on one deal",
            description = "Role: `analyst`. The outcome and the relationship that hold now, and the facts they follow"
                    + " from. A deal about which nothing stands, such as one that was erased, is not found.")
    @APIResponse(responseCode = "200", description = "The deal")
    @APIResponse(responseCode = "400", ref = "Refused")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Deal deal(@PathParam("dealId") String dealId, UriInfo uri) {
        QuestionParser.requireNoneBut(Set.of(), uri.getQueryParameters());
        // What no deal can be called is not asked for: PostgreSQL's texts cannot even hold all of it.
        DealRow row = Optional.of(dealId)
                .filter(DealId::isValid)
                .flatMap(deals::findByDealId)
                .orElseThrow(DealResource::notFound);
        DealState state = row.state();
        if (state.standing().isEmpty()) {
            throw notFound();
        }
        return Deal.of(row, state);
    }

    private static ProblemException notFound() {
        return ProblemException.of(ProblemType.NOT_FOUND, "Nothing stands about such a deal.");
    }
}
