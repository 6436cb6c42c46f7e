package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ServiceProcessIT {

    private static final Duration BOUND = Duration.ofSeconds(20);

    @TempDir
    Path directory;

    private Service service = new Service("none", Path.of(""), 0, java.util.Map.of(), "64m", Path.of(""));

    @BeforeEach
    void packageIt() throws Exception {
        service = TinyService.packagedIn(directory);
    }

    @Test
    void handsTheEnvironmentOn() throws Exception {
        try (ServiceProcess process = ServiceProcess.start(service.with("TINY_SAYS", "what it was told"))) {
            process.awaitReady(BOUND);

            HttpRequest request =
                    HttpRequest.newBuilder(service.uri().resolve("/said")).build();
            assertThat(HttpClient.newHttpClient()
                            .send(request, HttpResponse.BodyHandlers.ofString())
                            .body())
                    .isEqualTo("what it was told");
        }
    }

    @Test
    void killsTheProcessWithTheIdItTells() {
        try (ServiceProcess process = ServiceProcess.start(service).awaitReady(BOUND)) {
            ProcessHandle handle = ProcessHandle.of(process.pid()).orElseThrow();

            process.kill();

            assertThat(handle.isAlive()).isFalse();
            assertThat(process.exitCode()).as("ended by signal 9").isEqualTo(128 + 9);
        }
    }

    @Test
    void endsInOrderWhenClosed() {
        ServiceProcess process = ServiceProcess.start(service).awaitReady(BOUND);

        process.close();

        assertThat(process.exitCode()).as("ended by signal 15").isEqualTo(128 + 15);
    }

    @Test
    void startsAgainOnTheSamePortAfterAKill() {
        try (ServiceProcess process = ServiceProcess.start(service).awaitReady(BOUND)) {
            long before = process.pid();
            process.kill();

            process.restart();

            process.awaitReady(BOUND);
            assertThat(process.pid()).isNotEqualTo(before);
        }
    }

    @Test
    void standsStillWhileItIsPausedAndGoesOnAfterwards() {
        try (ServiceProcess process = ServiceProcess.start(service).awaitReady(BOUND)) {
            process.pause();
            awaitStandstill(process::isReady);
            assertThat(process.isAlive()).isTrue();

            process.resume();

            process.awaitReady(BOUND);
        }
    }

    /** The signal is sent, but a thread that runs just then may go on for a moment. */
    static void awaitStandstill(BooleanSupplier isReady) {
        while (isReady.getAsBoolean()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void tellsFromItsLogWhyItEndedBeforeItWasReady() {
        try (ServiceProcess process = ServiceProcess.start(service.with("TINY_FAILS", "no luck today"))) {
            assertThatThrownBy(() -> process.awaitReady(BOUND))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("code 3")
                    .hasMessageContaining("cannot start: no luck today");
        }
    }

    @Test
    void waitsNoLongerThanTheBound() {
        try (ServiceProcess process = ServiceProcess.start(service.with("TINY_NEVER_READY", "true"))) {
            assertThatThrownBy(() -> process.awaitReady(Duration.ofMillis(300)))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("was not ready");
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(service.port(), 1, Ports.loopback())) {
            assertThat(other.isBound()).isTrue();
            assertThatThrownBy(() -> ServiceProcess.start(service))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("Port " + service.port());
        }
    }

    @Test
    void saysThatItIsNotPackaged() throws Exception {
        Files.delete(service.jar());

        assertThatThrownBy(() -> ServiceProcess.start(service))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("not packaged");
    }
}
