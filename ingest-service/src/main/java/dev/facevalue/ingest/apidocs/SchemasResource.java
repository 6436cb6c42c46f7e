package dev.facevalue.ingest.apidocs;

import dev.facevalue.eventstream.DataSchema;
import dev.facevalue.eventstream.EventType;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import dev.facevalue.ingest.IngestConfig;
import dev.facevalue.ingest.PublicUrl;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Serves the schemas to which {@code ce_dataschema} points. */
@Path("/schemas/{file}")
@Tag(name = "Event stream")
class SchemasResource {

    static final String JSON_SCHEMA = "application/schema+json";

    private final Map<String, Document> schemas;

    SchemasResource(IngestConfig config) {
        schemas = Arrays.stream(EventType.values())
                .collect(Collectors.toUnmodifiableMap(
                        EventType::schemaFile,
                        type -> new Document(DataSchema.write(type, PublicUrl.schemas(config)))));
    }

    @GET
    @Produces({JSON_SCHEMA, MediaType.APPLICATION_JSON})
    @PermitAll
    @NonBlocking
    @Operation(summary = "Read the JSON Schema of an event's data", description = """
                    Open to all. JSON Schema 2020-12 of the data on the topic; `ce_dataschema` of an event points here. Within \
                    version 1 it grows by optional fields only.""")
    @APIResponse(
            responseCode = "200",
            description = "The schema.",
            content = @Content(mediaType = JSON_SCHEMA, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "304", description = "It is the one that `If-None-Match` names.")
    @APIResponse(responseCode = "404", ref = "NotFound")
    public Response schema(
            @Parameter(
                            description = "Which schema.",
                            schema =
                                    @Schema(
                                            type = SchemaType.STRING,
                                            enumeration = {
                                                "deal-outcome.v1.json",
                                                "relationship-observation.v1.json",
                                                "deal-erasure.v1.json"
                                            }))
                    @PathParam("file")
                    String file,
            @Context Request request) {
        Document schema = schemas.get(file);
        if (schema == null) {
            throw ProblemException.of(ProblemType.NOT_FOUND, "There is no schema of this name.");
        }
        return schema.answer(request).build();
    }
}
