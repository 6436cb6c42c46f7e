package dev.facevalue.ingest.apidocs;

import dev.facevalue.ingest.IngestConfig;
import dev.facevalue.ingest.PublicUrl;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Tells what is on the topics, for programs and for people. */
@Path("/")
@Tag(name = "Event stream")
class AsyncApiResource {

    /** RFC 9512. */
    static final String YAML = "application/yaml";

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Document yaml;
    private final Document page;
    private final String pagePolicy;

    AsyncApiResource(IngestConfig config) {
        URI root = PublicUrl.root(config);
        AsyncApiDocument document = new AsyncApiDocument(root);
        String style = AsyncApiDocument.resource("/asyncapi.css");
        yaml = new Document(document.yaml());
        page = new Document(AsyncApiPage.render(document, root, style));
        pagePolicy = "default-src 'none'; style-src 'sha256-" + sha256(style)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    @GET
    @Path("asyncapi.yaml")
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
    public Response yaml(@Context Request request) {
        return yaml.answer(request).build();
    }

    @GET
    @Path("asyncapi")
    @Produces(HTML)
    @PermitAll
    @NonBlocking
    @Operation(
            summary = "Read what is on the topics, as a page",
            description = "Open to all. The AsyncAPI document and the schemas to which it refers, for people.")
    @APIResponse(
            responseCode = "200",
            description = "The page.",
            content = @Content(mediaType = MediaType.TEXT_HTML, schema = @Schema(type = SchemaType.STRING)))
    @APIResponse(responseCode = "304", description = "It is the one that `If-None-Match` names.")
    public Response page(@Context Request request) {
        return page.answer(request)
                .header("Content-Security-Policy", pagePolicy)
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String sha256(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
