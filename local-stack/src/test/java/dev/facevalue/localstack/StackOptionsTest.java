package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facevalue.localstack.StackOptions.Part;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StackOptionsTest {

    private static final Path ROOT = Path.of("/a checkout");

    @Test
    void usesTheContractsPortsUnlessToldOtherwise() {
        StackOptions options = StackOptions.of("demo", ROOT, Map.of("FACEVALUE_KAFKA_PORT", " 19092 "));

        assertThat(options.port(Part.INGEST)).isEqualTo(8080);
        assertThat(options.port(Part.ANALYTICS)).isEqualTo(8081);
        assertThat(options.port(Part.POSTGRES)).isEqualTo(15432);
        assertThat(options.port(Part.KAFKA)).isEqualTo(19092);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "65536", "-1", "http", "80 80"})
    void refusesWhatIsNoPort(String said) {
        assertThatThrownBy(() -> StackOptions.of("demo", ROOT, Map.of("FACEVALUE_INGEST_PORT", said)))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("FACEVALUE_INGEST_PORT");
    }

    @Test
    void refusesOnePortForTwoParts() {
        assertThatThrownBy(() -> StackOptions.of("demo", ROOT, Map.of("FACEVALUE_INGEST_PORT", "8081")))
                .isInstanceOf(LocalStackException.class)
                .hasMessageContaining("8081");
    }

    @Test
    void keepsTheModesApart() {
        assertThat(StackOptions.of("demo", ROOT, Map.of()).directory()).isEqualTo(ROOT.resolve(".facevalue/demo"));
        assertThat(StackOptions.of("up", ROOT, Map.of()).directory()).isEqualTo(ROOT.resolve(".facevalue/up"));
    }

    @Test
    void namesATakenPortAndTheVariableThatChoosesAnother() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, Ports.loopback())) {
            StackOptions options =
                    StackOptions.of("up", ROOT, Map.of("FACEVALUE_ANALYTICS_PORT", "" + other.getLocalPort()));

            assertThatThrownBy(options::requireFreePorts)
                    .isInstanceOf(LocalStackException.class)
                    .hasMessageContaining("Port " + other.getLocalPort() + ", which analytics-service needs")
                    .hasMessageContaining("FACEVALUE_ANALYTICS_PORT=");
        }
    }
}
