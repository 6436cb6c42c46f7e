package dev.facevalue.ingest.apidocs;

import dev.facevalue.ingest.IngestConfig;
import dev.facevalue.ingest.PublicUrl;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells programs what is on the topics. */
@Path("/asyncapi.yaml")
@Tag(name = "Event stream")
class AsyncApiResource {

    /** RFC 9512. */
    static final String YAML = "application/yaml";

    private final Document document;

    AsyncApiResource(IngestConfig config) {
        document = new Document(new AsyncApiDocument(PublicUrl.root(config)).yaml());
    }

    @GET
    @Produces(YAML)
    @PermitAll
    @NonBlocking
    @Operation(
            summary = "Read what is on the topics, as AsyncAPI 3.0",
            description = "Open to all. Channels, messages, headers and keys; the schemas of the data by reference.")
    @APIResponse(
            responseCode = "200",
            description = "The AsyncAPI document.",
            content = @Content(mediaType = YAML, schema = @Schema(type = SchemaType.OBJECT)))
    @APIResponse(responseCode = "304", description = "It is the one that `If-None-Match` names.")
    public Response document(@Context Request request) {
        return document.answer(request).build();
    }
}
