package dev.facevalue.benchmarks.fold;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StampTest {

    @Test
    void comparesTheTimeFirst() {
        assertThat(new Stamp(2, 0, 0)).isGreaterThan(new Stamp(1, 9, 9));
    }

    @Test
    void comparesIdsAsUnsignedBytes() {
        assertThat(new Stamp(1, -1, 0)).isGreaterThan(new Stamp(1, 1, 0));
        assertThat(new Stamp(1, 1, -1)).isGreaterThan(new Stamp(1, 1, 1));
    }
}
