package dev.facevalue.ingest.intake;

import dev.facevalue.deal.FactForm;
import dev.facevalue.httpedge.Roles;
import dev.facevalue.ingest.publishing.Receipt;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes what was seen of relationships later. */
@Path("/v1/relationship-observations")
@Tag(name = "Facts")
class RelationshipObservationsResource {

    private final FactIntake intake;

    RelationshipObservationsResource(FactIntake intake) {
        this.intake = intake;
    }

    @POST
    @Consumes({
        MediaType.APPLICATION_JSON,
        Submission.NDJSON,
        Submission.CSV,
        Submission.CLOUD_EVENT,
        Submission.CLOUD_EVENT_BATCH
    })
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.RECORDER)
    @RunOnVirtualThread
    @Operation(summary = "Put on record what was seen of relationships", description = """
                    Role: `recorder`. One fact, as JSON or as a CloudEvent (1.0, in binary or structured mode), is \
                    answered with 202 once the broker has acknowledged it. Many facts, as NDJSON, as CSV or as a batch of \
                    CloudEvents, are read one by one and answered with 200: good ones are kept, every bad one is counted \
                    and the first thousand are named. The observation with the latest `observedAt` holds.""")
    @Parameter(name = Submission.IDEMPOTENCY_KEY, in = ParameterIn.HEADER, ref = "IdempotencyKey")
    @Parameter(name = "ce-specversion", in = ParameterIn.HEADER, ref = "CeSpecVersion")
    @Parameter(name = "ce-id", in = ParameterIn.HEADER, ref = "CeId")
    @Parameter(name = "ce-source", in = ParameterIn.HEADER, ref = "CeSource")
    @Parameter(name = "ce-type", in = ParameterIn.HEADER, ref = "CeType")
    @Parameter(name = "ce-time", in = ParameterIn.HEADER, ref = "CeTime")
    @Parameter(name = "ce-subject", in = ParameterIn.HEADER, ref = "CeSubject")
    @RequestBody(
            required = true,
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON,
                        schema = @Schema(ref = "RelationshipObservation"),
                        examples = @ExampleObject(name = "observation", value = """
                                                {"dealId":"CRM-4711","observedAt":"2026-06-15T08:00:00Z","relationship":"STRENGTHENED"}""")),
                @Content(
                        mediaType = Submission.NDJSON,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "observations", value = """
                                                {"dealId":"CRM-1","observedAt":"2026-06-15T08:00:00Z","relationship":"FOR_LIFE"}
                                                {"dealId":"CRM-2","observedAt":"2026-06-16T08:00:00Z","relationship":"SEVERED"}
                                                """)),
                @Content(
                        mediaType = Submission.CSV,
                        schema = @Schema(type = SchemaType.STRING),
                        examples = @ExampleObject(name = "observations", value = """
                                                dealId,observedAt,relationship
                                                CRM-1,2026-06-15T08:00:00Z,FOR_LIFE
                                                CRM-2,2026-06-16T08:00:00Z,SEVERED
                                                """)),
                @Content(
                        mediaType = Submission.CLOUD_EVENT,
                        schema = @Schema(ref = "RelationshipObservationEvent"),
                        examples = @ExampleObject(name = "event", value = """
                                                {"specversion":"1.0","id":"4711-1","source":"/crm/eu",\
                                                "type":"dev.facevalue.relationship.observed.v1","time":"2026-06-15T08:00:05Z",\
                                                "data":{"dealId":"CRM-4711","observedAt":"2026-06-15T08:00:00Z",\
                                                "relationship":"STRENGTHENED"}}""")),
                @Content(
                        mediaType = Submission.CLOUD_EVENT_BATCH,
                        schema = @Schema(ref = "RelationshipObservationEventBatch"),
                        examples = @ExampleObject(name = "batch", value = """
                                                [{"specversion":"1.0","id":"4711-1","source":"/crm/eu",\
                                                "type":"dev.facevalue.relationship.observed.v1","time":"2026-06-15T08:00:05Z",\
                                                "data":{"dealId":"CRM-4711","observedAt":"2026-06-15T08:00:00Z",\
                                                "relationship":"STRENGTHENED"}}]"""))
            })
    @APIResponse(
            responseCode = "200",
            description = "Many facts: the broker has every line or event that is counted as accepted.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = BulkReport.class),
                            examples = @ExampleObject(name = "report", value = """
                                                    {"accepted":1,"rejected":1,"errors":[{"line":3,"dealId":"CRM-2",\
                                                    "violations":[{"field":"relationship","message":"is required"}]}]}""")))
    @APIResponse(
            responseCode = "202",
            description = "One fact: the broker has it.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = Receipt.class),
                            examples = @ExampleObject(name = "receipt", value = """
                                                    {"dealId":"CRM-4711","eventId":"019c8f4e-5b7a-7c31-9d52-3f6a1e0b8c94",\
                                                    "partition":3,"offset":128}""")))
    @APIResponse(responseCode = "400", ref = "Refused")
    @APIResponse(responseCode = "401", ref = "Unauthenticated")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "413", ref = "TooLarge")
    @APIResponse(responseCode = "415", ref = "UnsupportedMediaType")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public Response record(InputStream body, @Context HttpHeaders headers) {
        return intake.take(FactForm.Kind.RELATIONSHIP_OBSERVATION, headers, body);
    }
}
