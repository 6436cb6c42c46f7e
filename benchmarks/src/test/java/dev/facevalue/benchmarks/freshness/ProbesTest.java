package dev.facevalue.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.fold.Group;
import dev.facevalue.benchmarks.fold.GroupCounts;
import dev.facevalue.benchmarks.testbed.Said;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ProbesTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Probes probes = new Probes();

    @Test
    void aProbeTakesFromIts202ToTheFirstAnswerThatCountsIt() {
        Probe probe = probes.next();

        probes.accepted(probe, millis(100));
        probes.answered(counts(Map.of()), millis(120));
        assertThat(probes.allSeen()).isFalse();
        probes.answered(counts(Map.of(probe.group(), 1L)), millis(130));
        probes.answered(counts(Map.of(probe.group(), 1L)), millis(140));

        assertThat(probes.allSeen()).isTrue();
        Latencies latencies = probes.take();
        assertThat(latencies.number()).isEqualTo(1);
        assertThat(latencies.maxMillis()).isCloseTo(30, within(0.1));
    }

    @Test
    void aProbeIsNotOverBeforeBothItsAnswersAreThere() {
        Probe probe = probes.next();

        probes.answered(counts(Map.of(probe.group(), 1L)), millis(10));
        assertThat(probes.allSeen()).isFalse();
        probes.accepted(probe, millis(12));

        assertThat(probes.allSeen()).isTrue();
        assertThat(probes.take().maxMillis()).isLessThan(0.01);
    }

    @Test
    void probesOfOneGroupAreSeenWhenAllOfThemAreCounted() {
        List<Probe> told = new ArrayList<>();
        Probe first = probes.next();
        Probe second = probes.next();
        told.add(second);
        while (!second.group().equals(first.group())) {
            second = probes.next();
            told.add(second);
        }

        told.forEach(each -> probes.accepted(each, 0));
        probes.accepted(first, 0);
        probes.answered(counts(Map.of(first.group(), 1L)), millis(10));
        assertThat(probes.take().number()).isZero();
        probes.answered(counts(Map.of(first.group(), 2L)), millis(20));

        assertThat(probes.take().number()).isEqualTo(2);
    }

    @Test
    void moreThanWasToldIsAnError() {
        Probe probe = probes.next();

        assertThatIllegalStateException()
                .isThrownBy(() -> probes.answered(counts(Map.of(probe.group(), 2L)), millis(10)));
    }

    @Test
    void whatIsTakenIsNotTakenAgain() {
        Probe probe = probes.next();
        probes.accepted(probe, 0);
        probes.answered(counts(probes.told()), millis(10));

        assertThat(probes.take().number()).isEqualTo(1);
        assertThat(probes.take().number()).isZero();
        assertThat(probes.told()).isEqualTo(Map.of(probe.group(), 1L));
    }

    @Test
    void aProbeIsAnOutcomeOfItsGroupAndOfADealOfItsOwn() throws Exception {
        Set<String> deals = new HashSet<>();
        for (int i = 0; i < 400; i++) {
            Probe probe = probes.next();
            JsonNode fact = JSON.readTree(probe.fact());

            assertThat(deals.add(fact.path("dealId").asText())).isTrue();
            assertThat(probe.group())
                    .hasToString(fact.path("country").asText()
                            + ' '
                            + fact.path("strategy").asText()
                            + ' '
                            + fact.path("relationship").asText());
        }
    }

    @Test
    void theLoadTellsNothingOfTheProbesCountries() {
        assertThat(LongStream.range(0, 1_000).mapToObj(Said::outcome).map(ProbesTest::country))
                .doesNotContainAnyElementsOf(Probes.COUNTRIES);
    }

    private static String country(String fact) {
        try {
            return JSON.readTree(fact).path("country").asText();
        } catch (IOException notJson) {
            throw new AssertionError(fact, notJson);
        }
    }

    private static long millis(long millis) {
        return Duration.ofMillis(millis).toNanos();
    }

    private static GroupCounts counts(Map<Group, Long> deals) {
        TreeMap<String, Long> named = new TreeMap<>();
        deals.forEach((group, number) -> named.put(group.toString(), number));
        return new GroupCounts(named);
    }
}
