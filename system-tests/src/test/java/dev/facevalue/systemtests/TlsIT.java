package dev.facevalue.systemtests;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.Broker;
import dev.facevalue.localstack.Database;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLHandshakeException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every connection over TLS, with the settings that docs/tls.md tells: HTTPS to both services, SASL_SSL with SCRAM to
 * Kafka, {@code sslmode=verify-full} to PostgreSQL; and whoever does not show a certificate of the right authority, or
 * the right password, is refused.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TlsIT {

    private static final Path ROOT = Path.of(System.getProperty("facevalue.root", ".."));
    private static final String SCRAM = "org.apache.kafka.common.security.scram.ScramLoginModule required ";
    private static final String PLAIN = "org.apache.kafka.common.security.plain.PlainLoginModule required ";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    static Path directory;

    @SuppressWarnings("NullAway.Init")
    private Authority right;

    @SuppressWarnings("NullAway.Init")
    private Authority wrong;

    @SuppressWarnings("NullAway.Init")
    private Broker broker;

    @SuppressWarnings("NullAway.Init")
    private Database database;

    @BeforeAll
    void start() throws Exception {
        right = new Authority(directory, "right-ca");
        wrong = new Authority(directory, "wrong-ca");
        broker = Broker.start(directory.resolve("kafka"), 0, overTls(right.server("broker")));
        makeScramUser();
        database = Database.start(directory.resolve("postgresql"), 0);
        switchTlsOn(right.serverPem("postgresql"));
    }

    @AfterAll
    void stop() {
        database.close();
        broker.close();
    }

    @Test
    void aFactGoesItsWholeWayOverTls() throws Exception {
        Path store = right.server("service");
        Service ingestService = withHttps(ingest(right, "secret"), store).with("FACEVALUE_HTTP_HEAD_TIMEOUT", "2s");
        Service analyticsService = withHttps(analytics(right), store);
        try (HttpClient client =
                        HttpClient.newBuilder().sslContext(right.trusting()).build();
                ServiceProcess ingest = ServiceProcess.start(ingestService);
                ServiceProcess analytics = ServiceProcess.start(analyticsService)) {
            awaitReady(client, ingest);
            awaitReady(client, analytics);

            HttpResponse<String> taken = client.send(
                    request(ingestService, "/v1/deal-outcomes", "recorder")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofString("""
                                    {"dealId":"over-tls","decidedAt":"2026-01-02T03:04:05Z","country":"NL",
                                     "decision":"WON"}"""))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(taken.statusCode()).as(taken.body()).isEqualTo(202);
            HttpResponse<String> tooLarge = client.send(
                    request(ingestService, "/v1/deal-outcomes", "recorder")
                            .header("Content-Type", "application/json")
                            .POST(HttpRequest.BodyPublishers.ofByteArray(new byte[10_000_000]))
                            .build(),
                    HttpResponse.BodyHandlers.ofString());
            assertThat(tooLarge.version()).isEqualTo(HttpClient.Version.HTTP_2);
            assertThat(tooLarge.statusCode()).as(tooLarge.body()).isEqualTo(413);
            aBodyMayTakeLongerThanAHead(ingestService);
            await().atMost(Installation.BOUND)
                    .until(() -> client.send(
                                            request(analyticsService, "/v1/deals/over-tls", "analyst")
                                                    .build(),
                                            HttpResponse.BodyHandlers.discarding())
                                    .statusCode()
                            == 200);

            assertThat(one("select bool_and(s.ssl) from pg_stat_ssl s join pg_stat_activity using (pid) "
                            + "where application_name = 'facevalue-analytics'"))
                    .isEqualTo("t");
            try (HttpClient mistaken =
                    HttpClient.newBuilder().sslContext(wrong.trusting()).build()) {
                assertThatThrownBy(() -> mistaken.send(
                                request(ingestService, "/q/health/live", "recorder")
                                        .build(),
                                HttpResponse.BodyHandlers.discarding()))
                        .isInstanceOf(SSLHandshakeException.class);
            }
            assertThat(Ports.isTaken(ingestService.port())).as("plain HTTP").isFalse();
            assertThat(Ports.isTaken(analyticsService.port())).as("plain HTTP").isFalse();
        }
    }

    /** Over HTTP/1.1, which this client speaks because it does not ask for HTTP/2. */
    private void aBodyMayTakeLongerThanAHead(Service service) throws Exception {
        String fact =
                "{\"dealId\":\"slowly\",\"decidedAt\":\"2026-01-02T03:04:05Z\",\"country\":\"NL\",\"decision\":\"WON\"}";
        URI address = request(service, "/v1/deal-outcomes", "recorder").build().uri();
        try (Socket connection =
                right.trusting().getSocketFactory().createSocket(address.getHost(), address.getPort())) {
            OutputStream sent = connection.getOutputStream();
            sent.write(("POST /v1/deal-outcomes HTTP/1.1\r\nHost: " + address.getAuthority()
                            + "\r\nAuthorization: Basic "
                            + Base64.getEncoder().encodeToString("recorder:recorder".getBytes(UTF_8))
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + fact.length() + "\r\n\r\n{")
                    .getBytes(UTF_8));
            await().pollDelay(Duration.ofSeconds(4)).until(() -> true);
            sent.write(fact.substring(1).getBytes(UTF_8));

            byte[] begin = connection.getInputStream().readNBytes("HTTP/1.1 202".length());
            assertThat(new String(begin, UTF_8)).isEqualTo("HTTP/1.1 202");
        }
    }

    @Test
    void aBrokerWithACertificateOfAnotherAuthorityIsNotTrusted() throws Exception {
        assertNeverReady(ingest(wrong, "secret"), "SSL handshake failed");
    }

    @Test
    void aWrongPasswordIsRefusedByTheBroker() throws Exception {
        assertNeverReady(ingest(right, "guessed"), "Authentication failed");
    }

    @Test
    void aDatabaseWithACertificateOfAnotherAuthorityIsNotTrusted() throws Exception {
        Service service = analytics(right).with("QUARKUS_DATASOURCE_JDBC_URL", jdbcUrl(wrong));

        assertNeverReady(service, "PKIX path");
    }

    private static void assertNeverReady(Service service, String reason) throws IOException {
        try (ServiceProcess process = ServiceProcess.start(service)) {
            await().atMost(Installation.BOUND)
                    .until(() -> Files.exists(service.logFile())
                            && Files.readString(service.logFile()).contains(reason));
            assertThat(process.isAlive()).isTrue();
            assertThat(process.isReady()).isFalse();
        }
    }

    private Service ingest(Authority trusted, String password) {
        Service service = Service.ingest(
                ROOT, Ports.free(), broker.bootstrapServers(), directory.resolve("ingest-" + Ports.free()));
        return overSaslSsl(service, trusted, password);
    }

    private Service analytics(Authority trusted) {
        Service service = Service.analytics(
                ROOT,
                Ports.free(),
                broker.bootstrapServers(),
                jdbcUrl(trusted),
                database.username(),
                database.password(),
                directory.resolve("analytics-" + Ports.free()));
        return overSaslSsl(service, trusted, "secret");
    }

    private String jdbcUrl(Authority trusted) {
        String url = database.jdbcUrl();
        return url + (url.contains("?") ? '&' : '?') + "sslmode=verify-full&sslrootcert=" + trusted.certificate();
    }

    private static Service overSaslSsl(Service service, Authority trusted, String password) {
        return service.with("KAFKA_SECURITY_PROTOCOL", "SASL_SSL")
                .with("KAFKA_SASL_MECHANISM", "SCRAM-SHA-512")
                .with("KAFKA_SASL_JAAS_CONFIG", SCRAM + "username=\"facevalue\" password=\"" + password + "\";")
                .with("KAFKA_SSL_TRUSTSTORE_TYPE", "PEM")
                .with("KAFKA_SSL_TRUSTSTORE_LOCATION", trusted.certificate().toString());
    }

    private static Service withHttps(Service service, Path store) {
        return service.with("QUARKUS_TLS_KEY_STORE_P12_PATH", store.toString())
                .with("QUARKUS_TLS_KEY_STORE_P12_PASSWORD", Authority.PASSWORD)
                .with("QUARKUS_HTTP_SSL_PORT", Integer.toString(Ports.free()))
                .with("QUARKUS_HTTP_INSECURE_REQUESTS", "disabled");
    }

    private static void awaitReady(HttpClient client, ServiceProcess process) {
        await().atMost(Installation.BOUND)
                .ignoreExceptionsInstanceOf(IOException.class)
                .until(() -> client.send(
                                        request(process.service(), "/q/health/ready", "analyst")
                                                .build(),
                                        HttpResponse.BodyHandlers.discarding())
                                .statusCode()
                        == 200);
    }

    private static HttpRequest.Builder request(Service service, String path, String user) {
        String port = service.environment().getOrDefault("QUARKUS_HTTP_SSL_PORT", "");
        return HttpRequest.newBuilder(URI.create("https://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(20))
                .header(
                        "Authorization",
                        "Basic " + Base64.getEncoder().encodeToString((user + ':' + user).getBytes(UTF_8)));
    }

    /** The listener keeps its name. PLAIN is for whoever makes the first user of SCRAM. */
    private static Map<String, String> overTls(Path store) {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("listener.security.protocol.map", "PLAINTEXT:SASL_SSL,CONTROLLER:PLAINTEXT");
        settings.put("sasl.enabled.mechanisms", "SCRAM-SHA-512,PLAIN");
        settings.put("sasl.mechanism.inter.broker.protocol", "PLAIN");
        settings.put("listener.name.plaintext.scram-sha-512.sasl.jaas.config", SCRAM + ";");
        settings.put(
                "listener.name.plaintext.plain.sasl.jaas.config",
                PLAIN + "username=\"admin\" password=\"admin-secret\" user_admin=\"admin-secret\";");
        settings.put("ssl.keystore.type", "PKCS12");
        settings.put("ssl.keystore.location", store.toString());
        settings.put("ssl.keystore.password", Authority.PASSWORD);
        settings.put("ssl.key.password", Authority.PASSWORD);
        settings.put("ssl.truststore.type", "PEM");
        settings.put(
                "ssl.truststore.location", directory.resolve("right-ca.crt").toString());
        return settings;
    }

    private void makeScramUser() throws Exception {
        Map<String, Object> client = Map.of(
                "bootstrap.servers",
                broker.bootstrapServers(),
                "security.protocol",
                "SASL_SSL",
                "sasl.mechanism",
                "PLAIN",
                "sasl.jaas.config",
                PLAIN + "username=\"admin\" password=\"admin-secret\";",
                "ssl.truststore.type",
                "PEM",
                "ssl.truststore.location",
                right.certificate().toString());
        try (Admin admin = Admin.create(client)) {
            admin.alterUserScramCredentials(List.of(new UserScramCredentialUpsertion(
                            "facevalue", new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, 4096), "secret")))
                    .all()
                    .get();
        }
    }

    private void switchTlsOn(Authority.Pem pem) throws Exception {
        // PostgreSQL wants the key to be its own or root's, whoever it runs as.
        Path data = Path.of(one("show data_directory"));
        Path certificate = Files.copy(pem.certificate(), data.resolve("tls.crt"));
        Path key = Files.copy(pem.key(), data.resolve("tls.key"));
        Files.setOwner(certificate, Files.getOwner(data));
        Files.setOwner(key, Files.getOwner(data));
        Files.setPosixFilePermissions(key, PosixFilePermissions.fromString("rw-------"));
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.execute("alter system set ssl_cert_file = 'tls.crt'");
            statement.execute("alter system set ssl_key_file = 'tls.key'");
            statement.execute("alter system set ssl = on");
            Files.write(
                    data.resolve("pg_hba.conf"),
                    List.of(
                            "hostssl all facevalue 127.0.0.1/32 scram-sha-256",
                            "host all postgres 127.0.0.1/32 scram-sha-256"));
            statement.execute("select pg_reload_conf()");
        }
        await().atMost(Installation.BOUND).until(() -> one("show ssl").equals("on"));
    }

    private String one(String query) throws Exception {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return String.valueOf(row.getString(1));
        }
    }

    /** As the superuser, who alone may set all this. */
    private Connection connect() throws Exception {
        String password = Files.readString(directory.resolve("postgresql").resolve("superuser-password"));
        return DriverManager.getConnection(database.jdbcUrl(), "postgres", password);
    }
}
