package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(180)
class BrokerProcessIT {

    private static final Duration BOUND = Duration.ofSeconds(60);

    @TempDir
    Path directory;

    @Test
    void keepsWhatItAcknowledgedWhenItIsKilledAndStartedAgain() throws Exception {
        try (BrokerProcess broker = BrokerProcess.start(directory, 0).awaitReady(BOUND)) {
            BrokerIT.write(broker.bootstrapServers(), "before the kill");
            long before = broker.pid();

            broker.kill();
            assertThat(broker.isReady()).isFalse();
            broker.restart();

            broker.awaitReady(BOUND);
            assertThat(broker.pid()).isNotEqualTo(before);
            assertThat(BrokerIT.read(broker.bootstrapServers())).containsExactly("before the kill");
        }
    }

    @Test
    void answersNobodyWhileItIsPausedAndGoesOnAfterwards() {
        try (BrokerProcess broker = BrokerProcess.start(directory, 0).awaitReady(BOUND)) {
            broker.pause();
            ServiceProcessIT.awaitStandstill(broker::isReady);
            assertThat(broker.isAlive()).isTrue();

            broker.resume();

            broker.awaitReady(BOUND);
        }
    }

    @Test
    void canBeClosedWhileItIsPaused() {
        BrokerProcess broker = BrokerProcess.start(directory, 0).awaitReady(BOUND);
        broker.pause();

        broker.close();

        assertThat(broker.isAlive()).isFalse();
    }

    @Test
    void endsWhenItsStarterIsKilled() throws Exception {
        Path note = directory.resolve("pid");
        try (OtherJvm starter = OtherJvm.running(Starter.class, directory.resolve("kafka"), note)) {
            ProcessHandle broker =
                    ProcessHandle.of(Long.parseLong(Files.readString(note))).orElseThrow();

            starter.kill();

            assertThat(broker.onExit().get(BOUND.toSeconds(), TimeUnit.SECONDS)).isEqualTo(broker);
        }
    }

    @Test
    void tellsFromItsLogWhyItEndedBeforeItWasReady() {
        try (BrokerProcess broker = BrokerProcess.start(directory, 0, Map.of("log.segment.bytes", "none"))) {
            assertThatThrownBy(() -> broker.awaitReady(BOUND))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("code 1")
                    .hasMessageContaining("log.segment.bytes");
        }
    }

    @Test
    void saysThatItsPortIsTaken() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback())) {
            assertThatThrownBy(() -> BrokerProcess.start(directory, other.getLocalPort()))
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("Port " + other.getLocalPort())
                    .hasMessageContaining("Kafka");
        }
    }

    /** The main class of the JVM that starts a broker and is killed. */
    static final class Starter {

        private Starter() {}

        public static void main(String[] arguments) throws Exception {
            BrokerProcess broker = BrokerProcess.start(Path.of(arguments[0]), 0).awaitReady(BOUND);
            Files.writeString(Path.of(arguments[1]), Long.toString(broker.pid()));
            OtherJvm.sayReadyAndStay();
        }
    }
}
