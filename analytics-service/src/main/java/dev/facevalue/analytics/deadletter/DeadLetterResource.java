package dev.facevalue.analytics.deadletter;

import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.deal.Violation;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import dev.facevalue.httpedge.Roles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.UriInfo;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.KafkaException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What lay in the topic and could not be counted, of late. */
@Path("/v1/dead-letters")
@Tag(name = "Dead letters")
public class DeadLetterResource {

    private static final int MAX_LIMIT = 1_000;

    private final RecentDeadLetters recent;

    DeadLetterResource(RecentDeadLetters recent) {
        this.recent = recent;
    }

    /** @param deadLetters the latest first */
    record DeadLetters(List<DeadLetterNote> deadLetters) {

        DeadLetters {
            deadLetters = List.copyOf(deadLetters);
        }
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.PRIVACY_OFFICER)
    @Operation(
            summary = "What could not be counted, of late, and why",
            description = "Role: `privacy-officer`. The latest first. Each lies with its original bytes in the topic"
                    + " `facevalue.dead-letters.v1`, for 30 days.")
    @APIResponse(responseCode = "200", description = "The latest dead letters")
    @APIResponse(responseCode = "400", ref = "Refused")
    public DeadLetters deadLetters(
            @Parameter(
                            description = "How many at most, 1 to 1,000",
                            schema = @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "1000"))
                    @QueryParam("limit")
                    @DefaultValue("100")
                    String limit,
            UriInfo uri) {
        QuestionParser.requireNoneBut(Set.of("limit"), uri.getQueryParameters());
        try {
            return new DeadLetters(recent.latest(read(limit)));
        } catch (KafkaException unreachable) {
            throw ProblemException.retryAfter(
                    Duration.ofSeconds(5),
                    Problem.of(ProblemType.UNAVAILABLE, "Kafka does not tell the dead letters just now."));
        }
    }

    private static int read(String limit) {
        try {
            int number = Integer.parseInt(limit);
            if (number >= 1 && number <= MAX_LIMIT) {
                return number;
            }
        } catch (NumberFormatException noNumber) {
            // Said below.
        }
        throw ProblemException.of(
                ProblemType.INVALID_REQUEST,
                "The question cannot be understood.",
                List.of(new Violation("limit", "must be a number from 1 to " + MAX_LIMIT)));
    }
}
