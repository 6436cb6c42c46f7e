package dev.facevalue.httpedge;

import io.quarkus.runtime.configuration.ConfigurationException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Everyone who may come in, as configured, and the demo users if they are asked for. */
final class Users {

    // Each one's password is its name; the hashes are real ones of cost 10, so that they are verified like any other.
    private static final List<User> DEMO = List.of(
            demo("recorder", "$2a$10$chInCCvipw3Zl4FhyJFc2OQuq/Puv2L2Zmqo4BjoGzZE0q5ip2nea", Roles.RECORDER),
            demo("analyst", "$2a$10$ac6UC.9th4yiqTPVNRC2N.9qC6qtQIf1o8wgUxmfsG5kXMTF.3WAW", Roles.ANALYST),
            demo("privacy", "$2a$10$zgx4P9HkXhaAhcp0fPRzVeRmexOPLxH58XIhoQ1KKSteydYXRMn4e", Roles.PRIVACY_OFFICER));

    private final Map<String, User> byName;
    private final PasswordHash decoy;

    private Users(Map<String, User> byName) {
        this.byName = Map.copyOf(byName);
        this.decoy = PasswordHash.of(
                HexFormat.of().formatHex(new SecureRandom().generateSeed(16)),
                byName.values().stream()
                        .mapToInt(user -> user.passwordHash().cost())
                        .max()
                        .orElse(PasswordHash.MIN_COST));
    }

    /**
     * Reads the users.
     *
     * @throws ConfigurationException if something about a user is wrong, in words for whoever configured it: all that
     *     is wrong at once, and nothing of a hash
     */
    static Users of(EdgeConfig config) {
        Map<String, User> byName = new HashMap<>();
        List<String> wrong = new ArrayList<>();
        config.users().forEach((name, user) -> {
            List<String> wrongWithUser = wrongWith(name, user, config.demoUsers());
            wrong.addAll(wrongWithUser);
            if (wrongWithUser.isEmpty()) {
                byName.put(name, new User(name, hash(user).orElseThrow(), user.roles()));
            }
        });
        if (!wrong.isEmpty()) {
            throw new ConfigurationException(String.join(System.lineSeparator(), wrong));
        }
        if (config.demoUsers()) {
            DEMO.forEach(user -> byName.putIfAbsent(user.name(), user));
        }
        return new Users(byName);
    }

    /** The users whom everybody knows. */
    static List<User> demo() {
        return DEMO;
    }

    /** Says which demo users there are, in a line for whoever started the service. */
    String demoNotice() {
        String names = DEMO.stream()
                .filter(user -> user.equals(byName.get(user.name())))
                .map(user -> user.name() + '/' + user.name())
                .collect(Collectors.joining(", "));
        return "FACEVALUE_DEMO_USERS is true, for trying things out only: everybody knows these users and passwords: "
                + (names.isEmpty() ? "none, for others are configured in their place" : names);
    }

    /** Who comes in with this name and password, if anyone. Takes as long for a name that nobody has. */
    Optional<User> verify(String name, String password) {
        User user = byName.get(name);
        if (user == null) {
            decoy.verifies(password);
            return Optional.empty();
        }
        return user.passwordHash().verifies(password) ? Optional.of(user) : Optional.empty();
    }

    boolean isEmpty() {
        return byName.isEmpty();
    }

    private static List<String> wrongWith(String name, EdgeConfig.User user, boolean demoUsers) {
        String property = "facevalue.users.\"" + name + "\"";
        List<String> wrong = new ArrayList<>();
        if (name.isBlank() || name.indexOf(':') >= 0) {
            wrong.add(property + ": a name must not be blank and must hold no colon.");
        }
        if (user.roles().isEmpty() || !Roles.ALL.containsAll(user.roles())) {
            wrong.add(property + ".roles must be one or more of "
                    + String.join(", ", Roles.ALL.stream().sorted().toList()) + '.');
        }
        Optional<PasswordHash> hash = hash(user);
        if (hash.isEmpty()
                || hash.get().cost() < PasswordHash.MIN_COST
                || hash.get().cost() > PasswordHash.MAX_COST) {
            wrong.add(property + ".password-hash must be a bcrypt hash of cost " + PasswordHash.MIN_COST + " to "
                    + PasswordHash.MAX_COST + ", such as `htpasswd -nBC 12 name` prints behind the colon.");
        } else if (!demoUsers && isDemo(name, hash.get())) {
            wrong.add(
                    property + " is a demo user with the password that everybody knows."
                            + " Give it another password, or set FACEVALUE_DEMO_USERS=true if this is only for trying things out.");
        }
        return wrong;
    }

    private static boolean isDemo(String name, PasswordHash hash) {
        return DEMO.stream().anyMatch(demo -> demo.name().equals(name)) && hash.verifies(name);
    }

    private static Optional<PasswordHash> hash(EdgeConfig.User user) {
        return PasswordHash.parse(user.passwordHash().get());
    }

    private static User demo(String name, String hash, String role) {
        return new User(name, PasswordHash.parse(hash).orElseThrow(), Set.of(role));
    }
}
