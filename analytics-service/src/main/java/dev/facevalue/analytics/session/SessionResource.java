package dev.facevalue.analytics.session;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.facevalue.httpedge.Roles;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.Cache;
import org.jspecify.annotations.Nullable;

/** Who asks. */
@Path("/v1/session")
@Tag(name = "Session")
public class SessionResource {

    private final SecurityIdentity identity;
    private final String signOut;

    SessionResource(SecurityIdentity identity, @ConfigProperty(name = "quarkus.oidc.logout.path") String signOut) {
        this.identity = identity;
        this.signOut = signOut;
    }

    /**
     * Who asks.
     *
     * @param user the name, as HTTP Basic or the issuer has it
     * @param signOut where to go to end the session; null where there is none, as with HTTP Basic or a bearer token
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Session(
            String user,

            @Schema(
                    description = "Where to go to end the session; absent where there is none, as with HTTP Basic or a"
                            + " bearer token")
            @Nullable
            String signOut) {}

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed(Roles.ANALYST)
    @Cache(noStore = true)
    @Operation(summary = "Who asks, and where to sign out", description = "Role: `analyst`.")
    @APIResponse(responseCode = "200", description = "Who asks")
    public Session session(
            @Parameter(hidden = true) @HeaderParam(HttpHeaders.AUTHORIZATION) @Nullable String authorization) {
        // Who is let in without the header has a session in cookies.
        return new Session(identity.getPrincipal().getName(), authorization == null ? signOut : null);
    }
}
