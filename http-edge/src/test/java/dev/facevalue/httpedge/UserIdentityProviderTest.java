package dev.facevalue.httpedge;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.credential.PasswordCredential;
import io.quarkus.security.identity.AuthenticationRequestContext;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.UsernamePasswordAuthenticationRequest;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that wait for the same verification each go on as themselves. */
class UserIdentityProviderTest {

    private static final int REQUESTS = 8;

    private final Vertx vertx = Vertx.vertx();
    private final CountDownLatch allWait = new CountDownLatch(REQUESTS);
    private final UserIdentityProvider provider = new UserIdentityProvider(new DemoUsers());

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"analyst", "wrong"})
    void eachGoesOnInItsOwnContext(String password) {
        Context connection = vertx.getOrCreateContext();
        List<Context> own = new ArrayList<>();
        List<CompletableFuture<Context>> wentOn = new ArrayList<>();
        for (int i = 0; i < REQUESTS; i++) {
            Context request = requireNonNull(VertxContext.createNewDuplicatedContext(connection));
            own.add(request);
            CompletableFuture<Context> went = new CompletableFuture<>();
            wentOn.add(went);
            request.runOnContext(_ -> {
                provider.authenticate(credentials(password), new OnAnotherThread())
                        .subscribe()
                        .with(_ -> went.complete(Vertx.currentContext()), _ -> went.complete(Vertx.currentContext()));
                allWait.countDown();
            });
        }

        assertThat(wentOn.stream().map(CompletableFuture::join)).containsExactlyElementsOf(own);
    }

    @Test
    void wrongCredentialsLetNobodyIn() {
        Uni<SecurityIdentity> identity = provider.authenticate(credentials("wrong"), new AtOnce());

        assertThat(identity.onFailure(AuthenticationFailedException.class)
                        .recoverWithNull()
                        .await()
                        .indefinitely())
                .isNull();
    }

    @Test
    void beyondSoManyVerificationsWhoeverComesIsToldToComeAgain() {
        for (int i = 0; i < UserIdentityProvider.MAX_VERIFICATIONS; i++) {
            provider.authenticate(credentials("wrong-" + i), new Never())
                    .subscribe()
                    .with(_ -> {});
        }

        Uni<SecurityIdentity> oneMore = provider.authenticate(credentials("wrong"), new AtOnce());

        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> oneMore.await().indefinitely())
                .satisfies(refused -> assertThat(refused.problem().status()).isEqualTo(503));
    }

    @Test
    void aVerificationThatEndedGivesItsPlaceBack() {
        for (int i = 0; i <= UserIdentityProvider.MAX_VERIFICATIONS; i++) {
            Uni<SecurityIdentity> identity = provider.authenticate(credentials("wrong-" + i), new AtOnce());

            assertThatExceptionOfType(AuthenticationFailedException.class)
                    .isThrownBy(() -> identity.await().indefinitely());
        }
    }

    private static UsernamePasswordAuthenticationRequest credentials(String password) {
        return new UsernamePasswordAuthenticationRequest("analyst", new PasswordCredential(password.toCharArray()));
    }

    /** Verifies once all requests wait. */
    private final class OnAnotherThread implements AuthenticationRequestContext {

        @Override
        public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> function) {
            return Uni.createFrom()
                    .item(function)
                    .runSubscriptionOn(task -> vertx.executeBlocking(() -> {
                        allWait.await();
                        task.run();
                        return null;
                    }));
        }
    }

    private static final class Never implements AuthenticationRequestContext {

        @Override
        public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> function) {
            return Uni.createFrom().nothing();
        }
    }

    private static final class AtOnce implements AuthenticationRequestContext {

        @Override
        public Uni<SecurityIdentity> runBlocking(Supplier<SecurityIdentity> function) {
            return Uni.createFrom().item(function);
        }
    }

    private static final class DemoUsers implements EdgeConfig {

        @Override
        public boolean demoUsers() {
            return true;
        }

        @Override
        public Map<String, User> users() {
            return Map.of();
        }
    }
}
