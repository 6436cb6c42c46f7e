package dev.facevalue.systemtests.operations;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class PromQlTest {

    static Stream<Arguments> expressions() {
        return Stream.of(
                Arguments.of("up == 0", Set.of("up")),
                Arguments.of("rate(a_total{job=~\"b|c\",code!='d}e'}[5m])", Set.of("a_total")),
                Arguments.of("sum by (le, uri) (rate(a_bucket[$__rate_interval]))", Set.of("a_bucket")),
                Arguments.of("sum(a) by (b) / on (c) group_left (d) max without (e) (f)", Set.of("a", "f")),
                Arguments.of("deriv(sum(max by (p) (a:b))[15m:1m]) > 0 and vector(0) offset 5m", Set.of("a:b")),
                Arguments.of("a unless b or absent(c) > bool 1e3", Set.of("a", "b", "c")),
                Arguments.of("time() - max(a_seconds) * 24 * 3600", Set.of("a_seconds")),
                Arguments.of("{job=\"a\"}", Set.of()));
    }

    @ParameterizedTest
    @MethodSource("expressions")
    void itsMetricsAreFoundAndNothingElse(String expression, Set<String> metrics) {
        assertThat(PromQl.metrics(expression)).containsExactlyInAnyOrderElementsOf(List.copyOf(metrics));
    }
}
