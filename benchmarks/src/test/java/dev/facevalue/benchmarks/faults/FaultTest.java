package dev.facevalue.benchmarks.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class FaultTest {

    private static final Set<Fault.Target> ALL = Fault.targets(1);

    @Test
    void aSeedHasOnePlan() {
        assertThat(Fault.plan(50, ALL, new Random(7)))
                .isEqualTo(Fault.plan(50, ALL, new Random(7)))
                .isNotEqualTo(Fault.plan(50, ALL, new Random(8)));
    }

    @Test
    void everythingThatCanHappenHappensToEverythingBeforeAnythingHappensTwice() {
        List<Fault> plan = Fault.plan(72, ALL, new Random(1));
        List<String> first = plan.subList(0, 36).stream()
                .map(fault -> fault.kind() + " " + fault.target())
                .toList();

        assertThat(first).doesNotHaveDuplicates().contains("KILL BROKER_1", "MUTE INGEST_TO_BROKER", "PAUSE DATABASE");
        assertThat(plan.subList(36, 72).stream()
                        .map(fault -> fault.kind() + " " + fault.target())
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrderElementsOf(first);
    }

    @Test
    void someFaultsLastAMinute() {
        assertThat(Fault.plan(1_000, ALL, new Random(1)).stream()
                        .filter(fault -> fault.duration().equals(Duration.ofSeconds(60)))
                        .map(Fault::kind)
                        .collect(Collectors.toSet()))
                .containsExactlyInAnyOrder(Fault.Kind.PAUSE, Fault.Kind.STALL);
    }
}
