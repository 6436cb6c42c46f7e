package dev.facevalue.httpedge;

import io.vertx.core.http.HttpServerRequest;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jspecify.annotations.Nullable;

/**
 * What a 401 says of how to come in, as RFC 9110 has it. Public because generated code makes it; nobody else should.
 */
@Singleton
public class Challenges {

    static final String BASIC = "Basic realm=\"" + TwoWaysIn.REALM + "\", charset=\"UTF-8\"";
    static final String BEARER = "Bearer realm=\"" + TwoWaysIn.REALM + '"';

    /** As RFC 6750 has it, to whoever came with a token. */
    static final String BEARER_INVALID = BEARER + ", error=\"invalid_token\"";

    private final boolean issuer;

    Challenges(@ConfigProperty(name = IssuerSwitch.ENABLED) boolean issuer) {
        this.issuer = issuer;
    }

    /** The values of {@code WWW-Authenticate}, at least one. */
    List<String> of(HttpServerRequest request) {
        return of(request.getHeader(HttpHeaders.AUTHORIZATION), request.getHeader("Sec-Fetch-Mode"));
    }

    List<String> of(@Nullable String authorization, @Nullable String fetchMode) {
        if (!issuer) {
            return List.of(BASIC);
        }
        String bearer =
                authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("bearer ")
                        ? BEARER_INVALID
                        : BEARER;
        // To a page's script it would be the browser that asks for a password, which nobody has who came by the issuer.
        boolean byScript = fetchMode != null && !fetchMode.equals("navigate");
        return byScript ? List.of(bearer) : List.of(bearer, BASIC);
    }

    /** Whether anybody could be sent to an issuer to sign in. */
    boolean canBeRedirected() {
        return issuer;
    }

    /** In words, for whoever brought no credentials. */
    String needed() {
        return issuer
                ? "This needs credentials: a bearer token, or HTTP Basic, a user's name and password."
                : "This needs credentials: HTTP Basic, a user's name and password.";
    }
}
