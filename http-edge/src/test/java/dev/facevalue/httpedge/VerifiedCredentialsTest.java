package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class VerifiedCredentialsTest {

    private final AtomicLong nanos = new AtomicLong();
    private final VerifiedCredentials<String> credentials = new VerifiedCredentials<>(nanos::get);
    private final AtomicInteger verifications = new AtomicInteger();

    @Test
    void rightCredentialsAreVerifiedOnce() {
        for (int i = 0; i < 5; i++) {
            credentials.get("crm", "secret", () -> verifiedAs("crm")).join();
        }

        assertThat(verifications).hasValue(1);
    }

    @Test
    void wrongCredentialsAreVerifiedEachTime() {
        for (int i = 0; i < 5; i++) {
            credentials.get("crm", "guess", () -> verifiedAs(null)).join();
        }

        assertThat(verifications).hasValue(5);
    }

    @Test
    void anotherPasswordIsVerifiedAnew() {
        credentials.get("crm", "secret", () -> verifiedAs("crm")).join();

        String found = credentials.get("crm", "guess", () -> verifiedAs(null)).join();

        assertThat(found).isNull();
    }

    @Test
    void anotherNameIsVerifiedAnew() {
        credentials.get("crm", "secret", () -> verifiedAs("crm")).join();

        String found =
                credentials.get("other", "secret", () -> verifiedAs("other")).join();

        assertThat(found).isEqualTo("other");
    }

    @Test
    void credentialsAreForgottenAfterTheirLifetime() {
        credentials.get("crm", "secret", () -> verifiedAs("crm")).join();

        nanos.addAndGet(VerifiedCredentials.LIFETIME.plus(Duration.ofMillis(1)).toNanos());
        credentials.get("crm", "secret", () -> verifiedAs("crm")).join();

        assertThat(verifications).hasValue(2);
    }

    @Test
    void requestsAtOnceCauseOneVerification() {
        CompletableFuture<@Nullable String> slow = new CompletableFuture<>();
        List<CompletableFuture<@Nullable String>> waiting = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            waiting.add(credentials.get("crm", "secret", () -> {
                verifications.incrementAndGet();
                return slow;
            }));
        }

        slow.complete("crm");

        assertThat(waiting).allSatisfy(future -> assertThat(future.join()).isEqualTo("crm"));
        assertThat(verifications).hasValue(1);
    }

    @Test
    void whoeverGivesUpWaitingLetsTheOthersWait() {
        CompletableFuture<@Nullable String> slow = new CompletableFuture<>();
        CompletableFuture<@Nullable String> impatient = credentials.get("crm", "secret", () -> slow);
        CompletableFuture<@Nullable String> patient = credentials.get("crm", "secret", () -> slow);

        impatient.cancel(true);
        slow.complete("crm");

        assertThat(patient.join()).isEqualTo("crm");
    }

    private CompletableFuture<@Nullable String> verifiedAs(@Nullable String who) {
        verifications.incrementAndGet();
        return CompletableFuture.completedFuture(who);
    }
}
