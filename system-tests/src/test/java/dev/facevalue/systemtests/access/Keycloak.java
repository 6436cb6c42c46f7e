package dev.facevalue.systemtests.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.localstack.Ports;
import dev.facevalue.systemtests.Installation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A real Keycloak with the realm {@code facevalue} on a free port of 127.0.0.1, as its distribution is unpacked by the
 * build. It keeps nothing. Whatever a test needs beside the realm's own is made by Keycloak's administration API.
 */
final class Keycloak implements AutoCloseable {

    static final String CLIENT = "facevalue";
    static final String CLIENT_SECRET = "a-secret-of-the-tests-of-32-chars-or-more";
    static final String CRM_SECRET = "another-secret-of-the-tests";

    private static final String REALM = "facevalue";
    private static final String ADMIN = "admin-of-the-tests";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port = Ports.free();
    private final Path log;
    private final Process process;

    private Keycloak(URI dashboard) {
        Path home = Path.of(System.getProperty("keycloak.home"));
        Path realm = Path.of(System.getProperty("facevalue.root", ".."), "deploy/keycloak/facevalue-realm.json");
        log = home.resolveSibling("keycloak.log");
        try {
            Path imports = Files.createDirectories(home.resolve("data/import"));
            Files.copy(realm, imports.resolve(realm.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            ProcessBuilder builder = new ProcessBuilder(
                            "bash", home.resolve("bin/kc.sh").toString(), "start-dev", "--import-realm")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment()
                    .putAll(Map.ofEntries(
                            Map.entry("JAVA_HOME", System.getProperty("java.home")),
                            Map.entry("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx384m"),
                            Map.entry("KC_DB", "dev-mem"),
                            Map.entry("KC_HTTP_HOST", "127.0.0.1"),
                            Map.entry("KC_HTTP_PORT", Integer.toString(port)),
                            // Tokens name this address, by whichever way Keycloak was asked for them.
                            Map.entry("KC_HOSTNAME", "http://127.0.0.1:" + port),
                            Map.entry("KC_HOSTNAME_BACKCHANNEL_DYNAMIC", "true"),
                            Map.entry("KC_BOOTSTRAP_ADMIN_USERNAME", ADMIN),
                            Map.entry("KC_BOOTSTRAP_ADMIN_PASSWORD", ADMIN),
                            Map.entry("KC_LOG_LEVEL", "warn"),
                            Map.entry("FACEVALUE_OIDC_CLIENT_SECRET", CLIENT_SECRET),
                            Map.entry("FACEVALUE_CRM_SECRET", CRM_SECRET),
                            Map.entry("FACEVALUE_DASHBOARD_URL", dashboard.toString())));
            process = builder.start();
        } catch (IOException notStarted) {
            throw new UncheckedIOException(notStarted);
        }
    }

    /**
     * Starts it, and waits until the realm is there.
     *
     * @param dashboard where users come back to after they have signed in
     */
    static Keycloak start(URI dashboard) {
        Keycloak keycloak = new Keycloak(dashboard);
        try {
            keycloak.awaitRealm();
        } catch (RuntimeException | Error failed) {
            keycloak.close();
            throw failed;
        }
        return keycloak;
    }

    private void awaitRealm() {
        long end = System.nanoTime() + Installation.BOUND.toNanos();
        while (!isThere()) {
            if (!process.isAlive() || System.nanoTime() - end > 0) {
                throw new AssertionError("Keycloak is not there: " + logged());
            }
            pause();
        }
    }

    private boolean isThere() {
        try {
            return http.send(
                                    HttpRequest.newBuilder(
                                                    issuer().resolve(REALM + "/.well-known/openid-configuration"))
                                            .timeout(Duration.ofSeconds(10))
                                            .build(),
                                    HttpResponse.BodyHandlers.discarding())
                            .statusCode()
                    == 200;
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private void pause() {
        try {
            if (process.waitFor(200, TimeUnit.MILLISECONDS)) {
                throw new AssertionError("Keycloak has ended: " + logged());
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    /** What it wrote. */
    private String logged() {
        try {
            return Files.readString(log);
        } catch (IOException unreadable) {
            return unreadable.toString();
        }
    }

    int port() {
        return port;
    }

    /** As {@code quarkus.oidc.auth-server-url} has it. */
    URI issuer() {
        return URI.create("http://127.0.0.1:" + port + "/realms/" + REALM);
    }

    /** What comes back when a user of a realm asks for tokens with his name, which is his password too. */
    JsonNode tokensOf(String user) {
        return tokens(REALM, CLIENT, CLIENT_SECRET, user);
    }

    /** The same by another client of the realm, made by {@link #addClient}. */
    JsonNode tokensOf(String user, String client) {
        return tokens(REALM, client, CLIENT_SECRET, user);
    }

    /** An access token of a program, which has a role of its own. */
    String tokenOfTheCrm() {
        return post(
                        "/realms/" + REALM + "/protocol/openid-connect/token",
                        Map.of(
                                "grant_type", "client_credentials",
                                "client_id", "crm",
                                "client_secret", CRM_SECRET))
                .path("access_token")
                .asText();
    }

    private JsonNode tokens(String realm, String client, String secret, String user) {
        return post(
                "/realms/" + realm + "/protocol/openid-connect/token",
                Map.of(
                        "grant_type", "password",
                        "scope", "openid",
                        "client_id", client,
                        "client_secret", secret,
                        "username", user,
                        "password", user));
    }

    /**
     * Makes a realm, which is another issuer, with the same users, roles and client, and gives an access token of one
     * of its users: like those of the realm {@code facevalue} in everything but who signed it.
     */
    String tokenOfAnotherRealm(String another, String user, String role) {
        administer("POST", "/admin/realms", Map.of("realm", another, "enabled", true));
        administer("POST", "/admin/realms/" + another + "/roles", Map.of("name", role));
        String realm = "/admin/realms/" + another;
        administer("POST", realm + "/clients", client(CLIENT, Map.of(), true));
        administer(
                "POST",
                realm + "/users",
                Map.of(
                        "username",
                        user,
                        "enabled",
                        true,
                        "email",
                        user + "@example.com",
                        "emailVerified",
                        true,
                        "firstName",
                        "Demo",
                        "lastName",
                        user,
                        "credentials",
                        List.of(Map.of("type", "password", "value", user, "temporary", false))));
        String id = administer("GET", realm + "/users?exact=true&username=" + user, null)
                .get(0)
                .path("id")
                .asText();
        JsonNode made = administer("GET", realm + "/roles/" + role, null);
        administer("POST", realm + "/users/" + id + "/role-mappings/realm", List.of(made));
        return tokens(another, CLIENT, CLIENT_SECRET, user).path("access_token").asText();
    }

    /**
     * Makes one more client of the realm, by which users get tokens.
     *
     * @param attributes such as {@code access.token.lifespan}, in seconds
     * @param audience whether its tokens are for FaceValue
     */
    void addClient(String name, Map<String, String> attributes, boolean audience) {
        administer("POST", "/admin/realms/" + REALM + "/clients", client(name, attributes, audience));
    }

    private static Map<String, Object> client(String name, Map<String, String> attributes, boolean audience) {
        Map<String, Object> mapper = Map.of(
                "name",
                "audience",
                "protocol",
                "openid-connect",
                "protocolMapper",
                "oidc-audience-mapper",
                "config",
                Map.of("included.custom.audience", CLIENT, "access.token.claim", "true"));
        return Map.of(
                "clientId",
                name,
                "secret",
                CLIENT_SECRET,
                "publicClient",
                false,
                "directAccessGrantsEnabled",
                true,
                "standardFlowEnabled",
                false,
                "attributes",
                attributes,
                "protocolMappers",
                audience ? List.of(mapper) : List.of());
    }

    /** Changes settings of the realm. */
    void change(Map<String, Object> settings) {
        administer("PUT", "/admin/realms/" + REALM, settings);
    }

    /** Ends all sessions of a user at the issuer. */
    void endSessionsOf(String user) {
        String users = "/admin/realms/" + REALM + "/users";
        String id = administer("GET", users + "?exact=true&username=" + user, null)
                .get(0)
                .path("id")
                .asText();
        administer("POST", users + "/" + id + "/logout", null);
    }

    /** The public key with which tokens of the realm are verified, in DER. */
    String publicKey() {
        return send(HttpRequest.newBuilder(issuer()).GET()).path("public_key").asText();
    }

    private JsonNode administer(String method, String path, @Nullable Object body) {
        String token = post(
                        "/realms/master/protocol/openid-connect/token",
                        Map.of(
                                "grant_type",
                                "password",
                                "client_id",
                                "admin-cli",
                                "username",
                                ADMIN,
                                "password",
                                ADMIN))
                .path("access_token")
                .asText();
        try {
            return send(HttpRequest.newBuilder(issuer().resolve(path))
                    .header("Authorization", "Bearer " + token)
                    .header("Content-Type", "application/json")
                    .method(
                            method,
                            body == null
                                    ? HttpRequest.BodyPublishers.noBody()
                                    : HttpRequest.BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body))));
        } catch (IOException noJson) {
            throw new UncheckedIOException(noJson);
        }
    }

    private JsonNode post(String path, Map<String, String> form) {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + '=' + URLEncoder.encode(field.getValue(), UTF_8))
                .collect(Collectors.joining("&"));
        return send(HttpRequest.newBuilder(issuer().resolve(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.timeout(Duration.ofMinutes(1)).build(), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() / 100 != 2) {
                throw new AssertionError(
                        "Keycloak answers " + answer.statusCode() + ": " + new String(answer.body(), UTF_8));
            }
            return JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        }
    }

    private static IllegalStateException interrupted(InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return new IllegalStateException(interrupted);
    }

    /** Ends it, also when it is only about to start, which takes two processes. */
    @Override
    public void close() {
        List<ProcessHandle> all = process.descendants().collect(Collectors.toList());
        process.destroy();
        all.forEach(ProcessHandle::destroy);
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException interrupted) {
            throw interrupted(interrupted);
        } finally {
            all.forEach(ProcessHandle::destroyForcibly);
            http.close();
        }
    }
}
