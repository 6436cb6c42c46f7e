package dev.facevalue.systemtests.access;

import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.ServiceProcess;
import dev.facevalue.systemtests.Api;
import dev.facevalue.systemtests.Installation;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An installation of the packaged services with a real Keycloak as their issuer, and one deal on record. Started once
 * for all classes that register it, for Keycloak takes half a minute, and closed after the last test of all.
 */
final class SingleSignOn implements BeforeAllCallback {

    /** Gets tokens that hold for a second. */
    static final String BRIEF_CLIENT = "brief";

    /** Gets tokens that are for somebody else. */
    static final String OTHER_APPLICATION = "another-application";

    private @Nullable Started started;

    private record Started(
            Installation installation, Keycloak keycloak, ServiceProcess ingest, ServiceProcess analytics)
            implements AutoCloseable {

        /** Leaves nothing running where something fails. */
        static Started start() {
            // The realm must know where the dashboard is before the dashboard knows where the realm is.
            int port = Ports.free();
            Keycloak keycloak = Keycloak.start(URI.create("http://127.0.0.1:" + port));
            try {
                keycloak.addClient(BRIEF_CLIENT, Map.of("access.token.lifespan", "1"), true);
                keycloak.addClient(OTHER_APPLICATION, Map.of(), false);
                return services(keycloak, port);
            } catch (RuntimeException | Error failed) {
                keycloak.close();
                throw failed;
            }
        }

        private static Started services(Keycloak keycloak, int port) {
            Installation installation = new Installation();
            try {
                ServiceProcess ingest = installation.ingest(environment(keycloak.issuer()));
                ServiceProcess analytics = installation.analytics(port, environment(keycloak.issuer()));
                Installation.recorder(ingest)
                        .post("/v1/deal-outcomes", "application/json", Route.DEALS_OUTCOME)
                        .expect(202);
                Api analyst = Installation.analyst(analytics);
                await().atMost(Installation.BOUND)
                        .untilAsserted(
                                () -> analyst.get("/v1/deals/" + Route.DEAL).expect(200));
                return new Started(installation, keycloak, ingest, analytics);
            } catch (RuntimeException | Error failed) {
                installation.close();
                throw failed;
            }
        }

        @Override
        public void close() {
            keycloak.close();
            installation.close();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        started = context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SingleSignOn.class))
                .computeIfAbsent(Started.class, ignored -> Started.start(), Started.class);
    }

    /** What a service is told so that users come in by an issuer too. */
    static Map<String, String> environment(URI issuer) {
        return Map.of(
                "QUARKUS_OIDC_AUTH_SERVER_URL",
                issuer.toString(),
                "QUARKUS_OIDC_CREDENTIALS_SECRET",
                Keycloak.CLIENT_SECRET);
    }

    Keycloak keycloak() {
        return started().keycloak;
    }

    Installation installation() {
        return started().installation;
    }

    ServiceProcess ingest() {
        return started().ingest;
    }

    ServiceProcess analytics() {
        return started().analytics;
    }

    /** An address of the dashboard, or of what it asks. */
    URI dashboard(String address) {
        return analytics().service().uri().resolve(address);
    }

    private Started started() {
        return Objects.requireNonNull(started);
    }
}
