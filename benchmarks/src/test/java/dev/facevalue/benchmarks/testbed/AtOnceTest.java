package dev.facevalue.benchmarks.testbed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AtOnceTest {

    @Test
    void doesEveryOneSeveralAtOnce() throws InterruptedException {
        Set<Integer> done = ConcurrentHashMap.newKeySet();
        // Nobody passes it alone.
        CyclicBarrier both = new CyclicBarrier(2);

        AtOnce.each(Stream.of(1, 2, 3, 4), 2, each -> {
            both.await();
            done.add(each);
        });

        assertThat(done).containsExactlyInAnyOrder(1, 2, 3, 4);
    }

    @Test
    void failsAsOneHasFailedOnceAllHaveEnded() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        assertThatIllegalStateException()
                .isThrownBy(() -> AtOnce.each(Stream.of(1, 2, 3), 1, each -> {
                    if (each == 1) {
                        throw new IOException("not this one");
                    }
                    done.add(each);
                }))
                .havingRootCause()
                .withMessage("not this one");

        assertThat(done).containsExactlyInAnyOrder(2, 3);
    }
}
