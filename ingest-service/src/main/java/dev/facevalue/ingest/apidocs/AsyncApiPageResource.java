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

/** Tells people what is on the topics. */
@Path("/asyncapi")
@Tag(name = "Event stream")
class AsyncApiPageResource {

    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";

    private final Document page;
    private final String policy;

    AsyncApiPageResource(IngestConfig config) {
        URI root = PublicUrl.root(config);
        String style = AsyncApiDocument.resource("/asyncapi.css");
        page = new Document(AsyncApiPage.render(new AsyncApiDocument(root), root, style));
        policy = "default-src 'none'; style-src 'sha256-" + sha256(style)
                + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }

    @GET
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
        return page.answer(request).header("Content-Security-Policy", policy).build();
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
