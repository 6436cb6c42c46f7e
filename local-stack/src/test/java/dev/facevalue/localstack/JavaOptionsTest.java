package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JavaOptionsTest {

    private static final Path ROOT = Path.of("..");

    /** Says by which options it was started. */
    static final class Started {

        private Started() {}

        public static void main(String[] arguments) {
            ManagementFactory.getRuntimeMXBean().getInputArguments().forEach(System.out::println);
        }
    }

    @Test
    void areWhatJavaReadsFromTheFileOfTheImages() throws Exception {
        Process java = new ProcessBuilder(
                        ChildProcess.java(),
                        "@" + ROOT.resolve("deploy/java/service.options"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Started.class.getName())
                .redirectErrorStream(true)
                .start();
        List<String> said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();

        assertThat(java.waitFor()).as("%s", said).isZero();
        assertThat(said).isNotEmpty().isEqualTo(JavaOptions.ofServices());
    }

    @ParameterizedTest
    @ValueSource(strings = {"ingest-service", "analytics-service"})
    void ofAnImageAreTheSameWhenItsCacheIsMadeAndWhenItIsUsed(String service) throws Exception {
        String dockerfile = Files.readString(ROOT.resolve(service).resolve("Dockerfile"));

        assertThat(dockerfile)
                .contains("COPY deploy/java/service.options ./", "source=deploy/java/train,target=/run/train")
                .contains("ENTRYPOINT [\"java\", \"@service.options\", \"-XX:AOTCache=service.aot\", \"-jar\"");
        assertThat(Files.readString(ROOT.resolve("deploy/java/train")))
                .containsPattern("\njava @service\\.options .*-XX:AOTCacheOutput=service\\.aot -jar ");
    }
}
