package dev.facevalue.httpedge;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.IdentityProvider;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Says who a name and a password belong to. Public because generated code calls it; nobody else should.
 *
 * <p>Never on an event loop, and at most {@value #MAX_VERIFICATIONS} verifications wait or run at once: beyond that,
 * someone is guessing, and the service answers 503 rather than to pile up work.
 */
@ApplicationScoped
public class UserIdentityProvider implements IdentityProvider<UsernamePasswordAuthenticationRequest> {

    static final int MAX_VERIFICATIONS = 64;

    private static final Logger LOG = Logger.getLogger(UserIdentityProvider.class);

    private final Users users;
    private final VerifiedCredentials<SecurityIdentity> verified = new VerifiedCredentials<>(Ticker.systemTicker());
    private final Semaphore verifications = new Semaphore(MAX_VERIFICATIONS);

    private final boolean demoUsers;

    UserIdentityProvider(EdgeConfig config) {
        users = Users.of(config);
        demoUsers = config.demoUsers();
    }

    void onStart(@Observes StartupEvent started) {
        if (users.isEmpty()) {
            LOG.warn("No users are configured: every call that needs one will be refused."
                    + " Set facevalue.users, or FACEVALUE_DEMO_USERS=true for trying things out.");
        }
        if (demoUsers) {
            LOG.warn(users.demoNotice());
        }
    }

    @Override
    public Class<UsernamePasswordAuthenticationRequest> getRequestType() {
        return UsernamePasswordAuthenticationRequest.class;
    }

    @Override
    public Uni<SecurityIdentity> authenticate(
            UsernamePasswordAuthenticationRequest request, AuthenticationRequestContext context) {
        String name = request.getUsername();
        String password = new String(request.getPassword().getPassword());
        return Uni.createFrom().deferred(() -> {
            CompletableFuture<@Nullable SecurityIdentity> identity =
                    verified.get(name, password, () -> verify(name, password, context));
            Uni<SecurityIdentity> found = Uni.createFrom()
                    .completionStage(identity)
                    .onItem()
                    .ifNull()
                    .failWith(AuthenticationFailedException::new);
            return identity.isDone() ? found : onOwnContext(found);
        });
    }

    /**
     * A verification that several requests wait for ends in the context of the one that has begun it. Whatever goes on
     * there would share that request's scope, its id in the log, and its end.
     */
    private static <T> Uni<T> onOwnContext(Uni<T> result) {
        Context own = Vertx.currentContext();
        return own == null ? result : result.emitOn(task -> own.runOnContext(_ -> task.run()));
    }

    private CompletableFuture<@Nullable SecurityIdentity> verify(
            String name, String password, AuthenticationRequestContext context) {
        if (!verifications.tryAcquire()) {
            return CompletableFuture.failedFuture(ProblemException.retryAfter(
                    Duration.ofSeconds(2),
                    Problem.of(ProblemType.UNAVAILABLE, "Too many credentials are being verified just now.")));
        }
        return context.runBlocking(() -> identity(name, password))
                .onTermination()
                .invoke(() -> verifications.release())
                .subscribeAsCompletionStage()
                .<@Nullable SecurityIdentity>thenApply(identity -> identity);
    }

    private @Nullable SecurityIdentity identity(String name, String password) {
        return users.verify(name, password).map(UserIdentityProvider::identity).orElse(null);
    }

    private static SecurityIdentity identity(User user) {
        return QuarkusSecurityIdentity.builder()
                .setPrincipal(new QuarkusPrincipal(user.name()))
                .addRoles(user.roles())
                .build();
    }
}
