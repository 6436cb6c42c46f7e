package dev.facevalue.analytics.freshness;

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
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** How far answers are behind what was said. */
@Path("/v1/freshness")
@Tag(name = "Freshness")
public class FreshnessResource {

    private final FreshnessInquiry inquiry;

    FreshnessResource(FreshnessInquiry inquiry) {
        this.inquiry = inquiry;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ANALYST)
    @Operation(
            summary = "How far answers are behind what was said, by partition",
            description = "Role: `analyst`. Answers follow the tables within a tenth of a second or so.")
    @APIResponse(responseCode = "200", description = "How far the projection has come, and how far the topic goes")
    @APIResponse(responseCode = "400", ref = "Refused")
    public Freshness freshness(UriInfo uri) {
        QuestionParser.requireNoneBut(Set.of(), uri.getQueryParameters());
        try {
            return inquiry.now();
        } catch (KafkaException unreachable) {
            throw ProblemException.retryAfter(
                    Duration.ofSeconds(5),
                    Problem.of(ProblemType.UNAVAILABLE, "Kafka does not tell the end of the topic just now."));
        }
    }
}
