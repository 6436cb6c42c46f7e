package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.facevalue.localstack.StackOptions.Part;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
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

    @Test
    void namesOneCommandForAllPortsThatAreTakenAndTheOnesThatWereToldAlready() throws Exception {
        try (ServerSocket first = new ServerSocket(0, 1, Ports.loopback());
                ServerSocket second = new ServerSocket(0, 1, Ports.loopback())) {
            int free = Ports.free();
            StackOptions options = StackOptions.of(
                    "demo",
                    ROOT,
                    Map.of(
                            "FACEVALUE_INGEST_PORT", "" + first.getLocalPort(),
                            "FACEVALUE_ANALYTICS_PORT", "" + free,
                            "FACEVALUE_POSTGRES_PORT", "" + second.getLocalPort()));

            LocalStackException refusal = catchThrowableOfType(LocalStackException.class, options::requireFreePorts);

            String command = Objects.requireNonNull(refusal.getMessage())
                    .lines()
                    .filter(line -> line.contains("./facevalue demo"))
                    .collect(Collectors.joining());
            assertThat(command).contains("FACEVALUE_ANALYTICS_PORT=" + free + " ");
            assertThat(portIn(command, "FACEVALUE_INGEST_PORT"))
                    .matches(port -> !Ports.isTaken(port))
                    .isNotIn(first.getLocalPort(), free, portIn(command, "FACEVALUE_POSTGRES_PORT"));
            assertThat(portIn(command, "FACEVALUE_POSTGRES_PORT")).matches(port -> !Ports.isTaken(port));
        }
    }

    private static int portIn(String command, String variable) {
        Matcher matcher = Pattern.compile(variable + "=(\\d+) ").matcher(command);
        assertThat(matcher.find()).as("%s in %s", variable, command).isTrue();
        return Integer.parseInt(matcher.group(1));
    }
}
