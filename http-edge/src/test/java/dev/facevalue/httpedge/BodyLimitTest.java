package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BodyLimitTest {

    private static final BigInteger LIMIT = BigInteger.valueOf(1_000);

    @ParameterizedTest
    @ValueSource(strings = {"1001", "99999999999999999999"})
    void refusesWhatSaysThatItIsLarger(String said) {
        assertThat(BodyLimit.isBeyond(said, LIMIT)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "1000", "", "-1", "+1001", "0x1001", "many"})
    void letsPassWhatIsNotLargerOrNoLength(String said) {
        assertThat(BodyLimit.isBeyond(said, LIMIT)).isFalse();
    }

    @Test
    void letsPassWhatSaysNothing() {
        assertThat(BodyLimit.isBeyond(null, LIMIT)).isFalse();
    }
}
