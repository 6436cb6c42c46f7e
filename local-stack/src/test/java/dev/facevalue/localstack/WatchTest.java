package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class WatchTest {

    @Test
    void waitsLongerEachTimeButNeverLongerThanHalfAMinute() {
        assertThat(Watch.pauseAfter(0)).isEqualTo(Duration.ZERO);
        assertThat(Watch.pauseAfter(1)).isEqualTo(Duration.ofSeconds(1));
        assertThat(Watch.pauseAfter(4)).isEqualTo(Duration.ofSeconds(8));
        assertThat(Watch.pauseAfter(6)).isEqualTo(Duration.ofSeconds(30));
        assertThat(Watch.pauseAfter(1_000_000)).isEqualTo(Duration.ofSeconds(30));
    }
}
