package dev.facevalue.ingest.publishing;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.RelationshipObservation;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * Puts keyed hashes in the place of persons: HMAC-SHA-256, in lower-case hex, of {@code seller:} or {@code account:}
 * and the id. The same id gives the same pseudonym as long as the key stays; without the key nobody can tell whose it
 * is, nor try ids until one fits.
 */
final class Pseudonyms {

    /** A shorter key than this many characters can be guessed. */
    static final int ADVISED_KEY_LENGTH = 32;

    private static final String ALGORITHM = "HmacSHA256";

    /** Holds the key; never used itself, only its clones, for a Mac is not for several threads. */
    private final Mac keyed;

    private static final Logger LOG = Logger.getLogger(Pseudonyms.class);

    Pseudonyms(String key) {
        try {
            keyed = Mac.getInstance(ALGORITHM);
            keyed.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /**
     * Pseudonyms under the configured key.
     *
     * @throws ConfigurationException if there is none
     */
    static Pseudonyms under(Optional<Secret<String>> configured) {
        String key = configured.map(Secret::get).orElse("");
        if (key.isBlank()) {
            throw new ConfigurationException(
                    "FACEVALUE_PSEUDONYM_KEY is not set. Ids of sellers and accounts are"
                            + " published only as hashes under this key, so ingest does not start without it. Set it to"
                            + " something secret of " + ADVISED_KEY_LENGTH + " characters or more, such as what"
                            + " `openssl rand -hex 32` prints, and keep it: with another key, everybody gets another pseudonym.");
        }
        if (key.length() < ADVISED_KEY_LENGTH) {
            LOG.warnf("FACEVALUE_PSEUDONYM_KEY has fewer than %d characters: it might be guessed", ADVISED_KEY_LENGTH);
        }
        return new Pseudonyms(key);
    }

    /** The same fact, with pseudonyms in place of persons. */
    Fact pseudonymise(Fact fact) {
        return switch (fact) {
            case DealOutcome outcome ->
                outcome.withPersons(of("seller:", outcome.sellerId()), of("account:", outcome.accountId()));
            case RelationshipObservation observation -> observation;
            case Erasure erasure -> erasure;
        };
    }

    private @Nullable String of(String kind, @Nullable String id) {
        if (id == null) {
            return null;
        }
        try {
            Mac mac = (Mac) keyed.clone();
            return HexFormat.of().formatHex(mac.doFinal((kind + id).getBytes(StandardCharsets.UTF_8)));
        } catch (CloneNotSupportedException jdksOwnCanBeCloned) {
            throw new IllegalStateException(jdksOwnCanBeCloned);
        }
    }
}
