package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/** The build trains the packaged services before these tests run. */
class AotCacheIT {

    /** A JVM that is told so would rather not start than do without its cache. */
    private static final Map<String, String> CACHE_REQUIRED = Map.of("JDK_JAVA_OPTIONS", "-XX:AOTMode=on");

    @Test
    void theServicesStartFromTheirCaches() {
        try (Installation installation = new Installation()) {
            assertThat(installation.ingest(CACHE_REQUIRED).isReady()).isTrue();
            assertThat(installation.analytics(CACHE_REQUIRED).isReady()).isTrue();
        }
    }
}
