package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.facevalue.localstack.Broker;
import dev.facevalue.localstack.Database;
import dev.facevalue.localstack.Ports;
import dev.facevalue.localstack.Service;
import dev.facevalue.localstack.ServiceProcess;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How the services start where something is missing. */
class StartIT {

    private static final Path ROOT = Path.of(System.getProperty("facevalue.root", ".."));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Test
    void ingestDoesNotStartWithoutAKeyForPseudonyms() throws Exception {
        Service keyed = Service.ingest(ROOT, Ports.free(), "127.0.0.1:1", directory.resolve("ingest.log"));
        Service keyless = new Service(
                keyed.name(),
                keyed.jar(),
                keyed.port(),
                Map.of("KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:1"),
                keyed.memory(),
                keyed.logFile());

        try (ServiceProcess process = ServiceProcess.start(keyless)) {
            await().atMost(Installation.BOUND).until(() -> !process.isAlive());
        }

        assertThat(Files.readString(keyless.logFile())).contains("FACEVALUE_PSEUDONYM_KEY is not set");
    }

    @Test
    void ingestDoesNotStartWithADemoUserOutsideTheDemo() throws Exception {
        // The hash of the password that the demo's recorder has.
        Service service = Service.ingest(ROOT, Ports.free(), "127.0.0.1:1", directory.resolve("ingest.log"))
                .with("FACEVALUE_DEMO_USERS", "false")
                .with("FACEVALUE_USERS__RECORDER__ROLES", "recorder")
                .with(
                        "FACEVALUE_USERS__RECORDER__PASSWORD_HASH",
                        "$2a$10$chInCCvipw3Zl4FhyJFc2OQuq/Puv2L2Zmqo4BjoGzZE0q5ip2nea");

        try (ServiceProcess process = ServiceProcess.start(service)) {
            await().atMost(Installation.BOUND).until(() -> !process.isAlive());
        }

        assertThat(Files.readString(service.logFile()))
                .contains("is a demo user with the password that everybody knows");
    }

    @Test
    void servicesStartBeforeKafkaAndPostgresqlAndBecomeReadyOnceTheyAreThere() throws Exception {
        int kafkaPort = Ports.free();
        int databasePort = Ports.free();
        // A first start makes the directory, so that the second is on the same one and knows its user.
        String jdbcUrl;
        String username;
        String password;
        try (Database made = Database.start(directory.resolve("postgresql"), databasePort)) {
            jdbcUrl = made.jdbcUrl();
            username = made.username();
            password = made.password();
        }
        String kafka = "127.0.0.1:" + kafkaPort;
        Service ingestService = Service.ingest(ROOT, Ports.free(), kafka, directory.resolve("ingest.log"));
        Service analyticsService = Service.analytics(
                ROOT, Ports.free(), kafka, jdbcUrl, username, password, directory.resolve("analytics.log"));

        try (ServiceProcess ingest = ServiceProcess.start(ingestService);
                ServiceProcess analytics = ServiceProcess.start(analyticsService)) {
            for (ServiceProcess each : new ServiceProcess[] {ingest, analytics}) {
                Api anybody = new Api(each.service().uri(), "nobody");
                await().atMost(Installation.BOUND)
                        .ignoreExceptions()
                        .untilAsserted(() -> anybody.get("/q/health/live").expect(200));
                anybody.get("/q/health/ready").expect(503);
            }

            try (Broker broker = Broker.start(directory.resolve("kafka"), kafkaPort);
                    Database database = Database.start(directory.resolve("postgresql"), databasePort)) {
                assertThat(broker.bootstrapServers()).isEqualTo(kafka);
                assertThat(database.jdbcUrl()).isEqualTo(jdbcUrl);
                ingest.awaitReady(Installation.BOUND);
                analytics.awaitReady(Installation.BOUND);

                Installation.recorder(ingest)
                        .post(
                                "/v1/deal-outcomes",
                                "application/json",
                                "{\"dealId\":\"first\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"NL\","
                                        + "\"decision\":\"WON\"}")
                        .expect(202);
                Api analyst = Installation.analyst(analytics);
                await().atMost(1, TimeUnit.MINUTES)
                        .untilAsserted(() -> analyst.get("/v1/deals/first").expect(200));
            }
        }
    }
}
