package dev.facevalue.httpedge;

import io.quarkus.elytron.security.common.BcryptUtil;
import java.security.spec.InvalidKeySpecException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.wildfly.security.password.util.ModularCrypt;

/**
 * A bcrypt hash. Verifying takes tens to hundreds of milliseconds of a processor, on purpose: never do it on an event
 * loop.
 */
final class PasswordHash {

    /** The lowest cost that still makes guessing slow. */
    static final int MIN_COST = 10;

    /** The highest cost with which a login still takes a bearable time (some 5 seconds). */
    static final int MAX_COST = 16;

    private static final Pattern MODULAR_CRYPT =
            Pattern.compile("\\$2(?<variant>[aby])\\$(?<cost>\\d\\d)\\$(?<rest>[./A-Za-z0-9]{53})");

    private final String modularCrypt;
    private final int cost;

    private PasswordHash(String modularCrypt, int cost) {
        this.modularCrypt = modularCrypt;
        this.cost = cost;
    }

    /** Reads a hash in modular crypt form, or empty if it is none of bcrypt. */
    static Optional<PasswordHash> parse(String modularCrypt) {
        Matcher matcher = MODULAR_CRYPT.matcher(modularCrypt);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        // 2a, 2b and 2y name the same algorithm (the letters tell of bugs in other programs); the library knows 2a.
        String asKnown = "$2a$" + matcher.group("cost") + '$' + matcher.group("rest");
        try {
            ModularCrypt.decode(asKnown);
        } catch (InvalidKeySpecException notOfBcrypt) {
            return Optional.empty();
        }
        return Optional.of(new PasswordHash(asKnown, Integer.parseInt(matcher.group("cost"))));
    }

    /** Hashes a password anew. */
    static PasswordHash of(String password, int cost) {
        return new PasswordHash(BcryptUtil.bcryptHash(password, cost), cost);
    }

    /** The binary logarithm of the number of rounds. */
    int cost() {
        return cost;
    }

    boolean verifies(String password) {
        return BcryptUtil.matches(password, modularCrypt);
    }

    /** Tells the cost only: a hash has no place in a log. */
    @Override
    public String toString() {
        return "bcrypt of cost " + cost;
    }
}
