package dev.facevalue.httpedge;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Remembers for a while whose credentials were right, because verifying a bcrypt hash with every request would take
 * more of the processor than the request itself.
 *
 * <p>Bounded: at most {@value #MAX_ENTRIES} entries, each for five minutes after it was verified; a changed hash takes
 * a restart anyway. Only successes are remembered. An entry is found by the name and a keyed hash of the password under
 * a key that is random for each process and never leaves it, so that neither a password nor a digest that could be
 * guessed offline lies in memory. Requests that come at once with the same credentials cause one verification.
 *
 * @param <T> what is remembered of who came in
 */
final class VerifiedCredentials<T> {

    static final int MAX_ENTRIES = 1_000;
    static final Duration LIFETIME = Duration.ofMinutes(5);

    private static final String ALGORITHM = "HmacSHA256";

    private final AsyncCache<Key, @Nullable T> verified;
    private final SecretKeySpec processKey;

    VerifiedCredentials(Ticker ticker) {
        verified = Caffeine.newBuilder()
                .maximumSize(MAX_ENTRIES)
                .expireAfterWrite(LIFETIME)
                .ticker(ticker)
                .buildAsync();
        byte[] random = new byte[32];
        new SecureRandom().nextBytes(random);
        processKey = new SecretKeySpec(random, ALGORITHM);
    }

    private record Key(String name, String passwordMac) {}

    /**
     * What is remembered of these credentials, or what {@code verification} finds.
     *
     * @param verification verifies them; a future of null if they are wrong, which is not remembered
     */
    CompletableFuture<@Nullable T> get(
            String name, String password, Supplier<CompletableFuture<@Nullable T>> verification) {
        return verified.get(new Key(name, mac(password)), (key, executor) -> verification.get())
                // A copy: whoever gives up waiting must not cancel it for the others.
                .copy();
    }

    private String mac(String password) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(processKey);
            return HexFormat.of().formatHex(mac.doFinal(password.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
