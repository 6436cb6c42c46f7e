package dev.facevalue.systemtests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Facts that come in, some 1,000 a second, and questions that are asked without pause while something else is done.
 *
 * @param recorder tells the facts
 * @param analyst asks
 * @param facts a multiple of a hundred; once all are told, they are told again, which changes no figure
 */
record LiveLoad(Api recorder, Api analyst, List<Told> facts) {

    private static final int PORTION = 100;
    private static final Duration TIME_OF_A_PORTION = Duration.ofMillis(100);

    /** What is done under the load. */
    interface Work {
        void run() throws Exception;
    }

    /**
     * Does the work, and fails if it fails, if a fact is not accepted, a question not answered, or if an answer is
     * older than the one before or lacks most of its deals. The last question is asked after the work.
     *
     * @return what was told meanwhile
     */
    List<Told> during(Work work) throws Exception {
        AtomicBoolean goesOn = new AtomicBoolean(true);
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<List<Told>> telling = threads.submit(() -> tell(goesOn));
            Future<Integer> asking = threads.submit(() -> ask(goesOn));
            try {
                work.run();
            } finally {
                goesOn.set(false);
            }
            assertThat(asking.get()).isGreaterThan(20);
            assertThat(telling.get()).isNotEmpty();
            return telling.get();
        }
    }

    private List<Told> tell(AtomicBoolean goesOn) {
        long begun = System.nanoTime();
        int portions = 0;
        while (goesOn.get()) {
            int from = portions * PORTION % facts.size();
            recorder.tell(facts.subList(from, from + PORTION));
            portions++;
            long due = begun + portions * TIME_OF_A_PORTION.toNanos();
            await().pollInterval(Duration.ofMillis(5))
                    .atMost(Installation.BOUND)
                    .until(() -> System.nanoTime() >= due);
        }
        return facts.subList(0, Math.min(portions * PORTION, facts.size()));
    }

    private int ask(AtomicBoolean goesOn) {
        Instant asOf = Instant.EPOCH;
        long deals = 0;
        int asked = 0;
        boolean last;
        do {
            last = !goesOn.get();
            var answer = analyst.get("/v1/standings?measure=won&of=prevention")
                    .expect(200)
                    .json();
            Instant nextAsOf = Instant.parse(answer.path("asOf").asText());
            long nextDeals = answer.path("deals").asLong();
            assertThat(nextAsOf).as("asOf").isAfterOrEqualTo(asOf);
            assertThat(nextDeals).as("deals").isGreaterThanOrEqualTo(deals / 2);
            asOf = nextAsOf;
            deals = nextDeals;
            asked++;
        } while (!last);
        return asked;
    }
}
