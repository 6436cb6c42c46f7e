package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.openloop.OpenLoop;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * What is sustained: facts are accepted and projected at this rate while senders do not wait between their requests.
 *
 * @param perSecond requests
 * @param phase what was answered meanwhile
 * @param came how many requests came
 */
record Peak(double perSecond, Phase phase, OpenLoop.Came came) {

    /**
     * Beyond so many facts that are accepted and not projected, senders wait: the loop is closed over the projection.
     */
    static final long LAG_BOUND = 10_000;

    /** Each sends its next request when the one before was answered. As many uploads as ingest takes in hand. */
    private static final int SENDERS = 64;

    private static final Duration WAITED_FOR_PROJECTION = Duration.ofMillis(5);
    private static final double NANOS = 1e9;

    /** Measures, a window at a time, until it grows no more. */
    static Peak measure(Stage stage, Duration window, PrintStream progress) throws InterruptedException {
        Phase phase = stage.begin();
        AtomicBoolean reached = new AtomicBoolean();
        Plateau plateau = new Plateau();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < SENDERS; i++) {
                senders.add(threads.submit(() -> saturate(stage, phase, reached)));
            }
            while (!plateau.isReached()) {
                plateau.add(window(stage.projected(), window, progress));
            }
            reached.set(true);
            for (Future<?> sender : senders) {
                sender.get();
            }
            long sent = stage.load().sent();
            return new Peak(plateau.height(), phase, new OpenLoop.Came(sent, sent));
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a sender failed", failed.getCause());
        } finally {
            reached.set(true);
        }
    }

    private static double window(Projected projected, Duration window, PrintStream progress)
            throws InterruptedException {
        projected.greatestLag();
        long before = projected.records();
        long begun = System.nanoTime();
        Thread.sleep(window);
        double facts = (projected.records() - before) * NANOS / (System.nanoTime() - begun);
        progress.printf(
                Locale.ROOT,
                "  %,.0f facts a second, at most %,d accepted and not yet projected%n",
                facts,
                projected.greatestLag());
        return Mix.requests(facts);
    }

    private static @Nullable Void saturate(Stage stage, Phase phase, AtomicBoolean reached)
            throws InterruptedException {
        while (!reached.get()) {
            if (stage.projected().lag() > LAG_BOUND) {
                Thread.sleep(WAITED_FOR_PROJECTION);
            } else {
                stage.load().send(phase, System.nanoTime());
            }
        }
        return null;
    }
}
