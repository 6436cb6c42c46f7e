package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AotCacheTest {

    private static final Instant PACKAGED = Instant.parse("2026-03-01T12:00:00Z");

    @TempDir
    private Path target;

    private Service service = new Service("none", Path.of(""), 0, Map.of(), "1g", Path.of(""));

    @BeforeEach
    void packageIt() throws IOException {
        Path jar = Files.createDirectory(target.resolve("quarkus-app")).resolve("quarkus-run.jar");
        Files.createFile(jar);
        Files.setLastModifiedTime(jar, FileTime.from(PACKAGED));
        service = new Service("some-service", jar, 0, Map.of(), "1g", target.resolve("log"));
    }

    @Test
    void liesBesideWhatIsPackagedNotInIt() {
        assertThat(AotCache.of(service)).isEqualTo(target.resolve("some-service.aot"));
    }

    @Test
    void isUsedOnlyWhereThereIsOne() {
        assertThat(AotCache.use(service)).isEmpty();
    }

    @Test
    void isUsedIfItWasMadeAfterThePackage() throws IOException {
        cacheOf(PACKAGED.plusSeconds(60));

        assertThat(AotCache.use(service)).contains("-XX:AOTCache=" + target.resolve("some-service.aot"));
    }

    @Test
    void isNotUsedForAPackageThatIsNewer() throws IOException {
        cacheOf(PACKAGED.minusSeconds(60));

        assertThat(AotCache.use(service)).isEmpty();
    }

    private void cacheOf(Instant time) throws IOException {
        Files.setLastModifiedTime(Files.createFile(target.resolve("some-service.aot")), FileTime.from(time));
    }
}
