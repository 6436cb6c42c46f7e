package dev.facevalue.httpedge;

import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.BasicAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Lets users in by HTTP Basic, and by OpenID Connect where an issuer is configured; what a request brings says which.
 * Both are the framework's. What this adds: a request without credentials is refused in one place
 * ({@link ProblemMappers}), and while the issuer has never been reached, one request at a time looks for it, so that
 * tokens that nobody can verify do not pile up. Public because generated code calls it; nobody else should.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class TwoWaysIn implements HttpAuthenticationMechanism {

    static final String REALM = "FaceValue";

    private final BasicAuthenticationMechanism basic = new BasicAuthenticationMechanism(REALM, false);
    private final OidcAuthenticationMechanism oidc;
    private final TenantConfigBean issuer;
    private final AtomicBoolean lookingForIssuer = new AtomicBoolean();

    TwoWaysIn(OidcAuthenticationMechanism oidc, TenantConfigBean issuer) {
        this.oidc = oidc;
        this.issuer = issuer;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(RoutingContext request, IdentityProviderManager identities) {
        Uni<SecurityIdentity> identity =
                isBasic(request) ? basic.authenticate(request, identities) : byOidc(request, identities);
        // Each names itself as the one to challenge anew; that is done here.
        return identity.onFailure().invoke(_ -> request.put(HttpAuthenticationMechanism.class.getName(), this));
    }

    private Uni<SecurityIdentity> byOidc(RoutingContext request, IdentityProviderManager identities) {
        if (issuer.getDefaultTenant().ready()) {
            return oidc.authenticate(request, identities);
        }
        if (!lookingForIssuer.compareAndSet(false, true)) {
            return Uni.createFrom()
                    .failure(() -> ProblemException.retryAfter(
                            Duration.ofSeconds(2),
                            Problem.of(ProblemType.UNAVAILABLE, "The issuer of tokens is being looked for.")));
        }
        return oidc.authenticate(request, identities).onTermination().invoke(() -> lookingForIssuer.set(false));
    }

    private static boolean isBasic(RoutingContext request) {
        String authorization = request.request().getHeader(HttpHeaders.AUTHORIZATION);
        return authorization != null && authorization.toLowerCase(Locale.ROOT).startsWith("basic ");
    }

    /** Has the refusal answered where all others are. */
    @Override
    public Uni<Boolean> sendChallenge(RoutingContext request) {
        return Uni.createFrom().failure(UnauthorizedException::new);
    }

    /** Where to sign in, at an issuer that has been configured for that; anything but a redirect if there is none. */
    @Override
    public Uni<ChallengeData> getChallenge(RoutingContext request) {
        return oidc.getChallenge(request);
    }

    @Override
    public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
        return Set.of(UsernamePasswordAuthenticationRequest.class, TokenAuthenticationRequest.class);
    }

    @Override
    public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext request) {
        return isBasic(request) ? basic.getCredentialTransport(request) : oidc.getCredentialTransport(request);
    }
}
