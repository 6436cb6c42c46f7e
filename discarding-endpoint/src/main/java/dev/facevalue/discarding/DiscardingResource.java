package dev.facevalue.discarding;

import dev.facevalue.deal.FactForm;
import dev.facevalue.eventstream.FactJson;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;

/** Takes how a deal ended, and forgets it. */
@Path("/v1/deal-outcomes")
public class DiscardingResource {

    /** Answers as ingest-service does, with what can be known without publishing. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    public Response discard(byte[] body) {
        return switch (FactJson.read(body, FactForm.Kind.DEAL_OUTCOME, FactJson.UnknownMembers.REFUSE)) {
            case FactJson.Malformed _ ->
                Response.status(Response.Status.BAD_REQUEST).build();
            case FactJson.Form(FactForm form) ->
                switch (form.check(Instant.now())) {
                    case FactForm.Refused _ ->
                        Response.status(Response.Status.BAD_REQUEST).build();
                    case FactForm.Accepted(var fact, var _) ->
                        Response.accepted(new Discarded(fact.dealId())).build();
                };
        };
    }

    /**
     * The answer.
     *
     * @param dealId of the fact that was read
     */
    public record Discarded(String dealId) {}
}
