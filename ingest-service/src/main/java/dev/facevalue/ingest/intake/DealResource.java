package dev.facevalue.ingest.intake;

import dev.facevalue.deal.DealId;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.Roles;
import dev.facevalue.ingest.publishing.Receipt;
import dev.facevalue.ingest.publishing.TakenAt;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.ResponseStatus;

/** Erases deals. */
@Path("/v1/deals/{dealId}")
@Tag(name = "Erasure")
class DealResource {

    /** How far an erasure reaches beyond its own moment, for clocks that differ. */
    private static final Duration REACH = Duration.ofSeconds(2);

    private final SingleIntake intake;
    private final Admission admission;
    private final FactMetrics metrics;
    private final Clock clock;

    DealResource(SingleIntake intake, Admission admission, FactMetrics metrics, Clock clock) {
        this.intake = intake;
        this.admission = admission;
        this.metrics = metrics;
        this.clock = clock;
    }

    @DELETE
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.PRIVACY_OFFICER)
    @RunOnVirtualThread
    @ResponseStatus(202)
    @Operation(summary = "Forget a deal", description = """
                    Role: `privacy-officer`. Everything on record about the deal up to `erasedAt`, two seconds from now, is \
                    forgotten; only the dealId itself stays on record, in the erasure. A fact recorded later begins the \
                    deal anew.""")
    @APIResponse(
            responseCode = "202",
            description = "The broker has the erasure.",
            content =
                    @Content(
                            mediaType = MediaType.APPLICATION_JSON,
                            schema = @Schema(implementation = ErasureReceipt.class),
                            examples = @ExampleObject(name = "receipt", value = """
                                                    {"dealId":"CRM-4711","eventId":"019c8f4e-5b7a-7c31-9d52-3f6a1e0b8c94",\
                                                    "partition":3,"offset":129,"erasedAt":"2026-03-01T12:00:02.123456Z"}""")))
    @APIResponse(responseCode = "400", ref = "Refused")
    @APIResponse(responseCode = "401", ref = "Unauthenticated")
    @APIResponse(responseCode = "403", ref = "Forbidden")
    @APIResponse(responseCode = "503", ref = "Unavailable")
    public ErasureReceipt erase(
            @Parameter(
                            description = "The deal's identity.",
                            example = "CRM-4711",
                            schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9._:-]{1,128}$"))
                    @PathParam("dealId")
                    String dealId) {
        if (!DealId.isValid(dealId)) {
            throw ProblemException.of(
                    Problems.INVALID_DEAL_ID,
                    "What stands in the path is no dealId.",
                    List.of(new Violation("dealId", DealId.FORM)));
        }
        return admission.single(() -> {
            Instant now = new TakenAt(clock).next();
            Erasure erasure = new Erasure(dealId, now.plus(REACH));
            Receipt receipt = intake.publish(new FactForm.Accepted(erasure, null), now, null);
            metrics.erased();
            return ErasureReceipt.of(receipt, erasure.erasedAt());
        });
    }
}
