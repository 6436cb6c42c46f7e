package dev.facevalue.benchmarks.freshness;

import dev.facevalue.benchmarks.fold.Answers;
import dev.facevalue.benchmarks.fold.GroupCounts;
import dev.facevalue.benchmarks.openloop.OpenLoop;
import dev.facevalue.benchmarks.testbed.Repeatedly;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A side under a load, while somebody asks again and again whether it counts the probes. */
final class Watch {

    private static final Duration LOOK = Duration.ofMillis(10);

    private final Side side;
    private final Load load;
    private final Latencies lateness = new Latencies();
    private final Latencies answered = new Latencies();
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();

    private Watch(Side side, Load load) {
        this.side = side;
        this.load = load;
    }

    /**
     * What was seen.
     *
     * @param freshness from the 202 to the first answer that counts the fact, of every probe
     * @param lateness of everything that was told, against when it was to be
     * @param answered from the question to the end of its answer
     * @param counted what is counted in the end: exactly what was told
     */
    record Seen(Latencies freshness, Latencies lateness, Latencies answered, GroupCounts counted) {

        /** The same for all that were told the same. */
        String did() {
            return String.format(Locale.ROOT, "%,d probes seen; in the end %s", freshness.number(), counted);
        }
    }

    /** Something that is told. */
    private interface Telling {
        void tell() throws IOException, InterruptedException;
    }

    /** Loads, and returns when all is told, seen and counted. */
    static Seen of(Side side, Load load) throws Exception {
        return new Watch(side, load).watch();
    }

    private Seen watch() throws Exception {
        try (Answers<GroupCounts> answers = side.answers(Probes.COUNTRIES);
                Repeatedly asking = Repeatedly.every(load.pollInterval(), () -> ask(answers))) {
            tellAll();
            Patience patience = new Patience("the last probe");
            while (!side.probes().allSeen()) {
                asking.requireWell();
                patience.pause(side.probes().underWay(), LOOK);
            }
        }
        return new Seen(side.probes().take(), lateness, answered, side.awaitAllCounted());
    }

    private void ask(Answers<GroupCounts> answers) throws IOException, InterruptedException {
        long asked = System.nanoTime();
        GroupCounts counts = answers.ask();
        long now = System.nanoTime();
        answered.add(now - asked);
        side.probes().answered(counts, now);
    }

    private void tellAll() throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<?> uploading = threads.submit(() -> {
                tell(load.uploads(), load.uploading(), side::upload);
                return null;
            });
            Thread.sleep(load.lead());
            tell(load.probes(), load.duration(), side::probe);
            uploading.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("uploads ended", e.getCause());
        }
        Exception failure = failed.get();
        if (failure != null) {
            throw failure;
        }
    }

    private void tell(OpenLoop loop, Duration duration, Telling telling) throws InterruptedException {
        loop.runToLast(duration, scheduled -> {
            lateness.add(System.nanoTime() - scheduled);
            try {
                telling.tell();
            } catch (IOException | RuntimeException e) {
                failed.compareAndSet(null, e);
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            }
        });
    }
}
