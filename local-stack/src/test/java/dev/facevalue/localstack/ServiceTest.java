package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ServiceTest {

    @Test
    void ingestIsToldTheAddressUnderWhichItIsFoundWhateverItsPort() {
        Service ingest = Service.ingest(Path.of("root"), 18080, "127.0.0.1:9092", Path.of("log"));

        assertThat(ingest.environment()).containsEntry("FACEVALUE_PUBLIC_URL", "http://localhost:18080");
    }
}
