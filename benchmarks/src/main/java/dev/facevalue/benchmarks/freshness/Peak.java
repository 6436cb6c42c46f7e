package dev.facevalue.benchmarks.freshness;

import dev.facevalue.benchmarks.fold.Answers;
import dev.facevalue.benchmarks.fold.GroupCounts;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** How many facts a side takes in and counts at once, while senders wait for nothing but its answers. */
final class Peak {

    /** Each tells its next upload when the one before was answered. */
    private static final int SENDERS = 8;

    /** Beyond so many facts that were told and are in no answer, senders wait: it is to be sustained. */
    private static final long LAG_BOUND = 20_000;

    private static final Duration LOOK = Duration.ofMillis(50);
    private static final double NANOS = 1e9;

    private final Side side;
    private final long uploads;
    private final AtomicLong begun = new AtomicLong();
    private final AtomicReference<@Nullable Exception> failed = new AtomicReference<>();
    private volatile long countedFacts;

    private Peak(Side side, long uploads) {
        this.side = side;
        this.uploads = uploads;
    }

    /**
     * Measures, after as much of the same to warm up.
     *
     * @param uploads how many are told each time; an even number
     * @return facts a second, from the first that is told to the last that counts
     */
    static double of(Side side, long uploads) throws Exception {
        new Peak(side, uploads).perSecond();
        return new Peak(side, uploads).perSecond();
    }

    private double perSecond() throws Exception {
        long begin = System.nanoTime();
        try (Answers<GroupCounts> answers = side.answers(List.of());
                ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            try {
                long before = answers.ask().total();
                List<Future<?>> senders = new ArrayList<>();
                for (int i = 0; i < SENDERS; i++) {
                    senders.add(threads.submit(this::send));
                }
                awaitCounted(answers, before);
                for (Future<?> sender : senders) {
                    sender.get();
                }
            } finally {
                // Whoever still sends, ends.
                begun.set(uploads);
            }
        }
        long nanos = System.nanoTime() - begin;
        requireWell();
        side.awaitAllCounted();
        return uploads * Uploads.FACTS * NANOS / nanos;
    }

    /** Every other upload has new deals, of which each counts once, whatever is observed of it. */
    private void awaitCounted(Answers<GroupCounts> answers, long before) throws Exception {
        Patience patience = new Patience("the end of " + uploads + " uploads");
        long deals = 0;
        while (deals < uploads / 2 * Uploads.FACTS) {
            requireWell();
            patience.pause(deals, LOOK);
            deals = answers.ask().total() - before;
            countedFacts = 2 * deals;
        }
    }

    private void send() {
        try {
            while (begun.get() < uploads) {
                if (begun.get() * Uploads.FACTS - countedFacts > LAG_BOUND) {
                    Thread.sleep(1);
                } else if (begun.getAndIncrement() < uploads) {
                    side.upload();
                }
            }
        } catch (IOException e) {
            failed.compareAndSet(null, e);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void requireWell() throws Exception {
        Exception failure = failed.get();
        if (failure != null) {
            throw failure;
        }
    }
}
