package dev.facevalue.benchmarks.testbed;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/** Does the same with many things, a few of them at once. */
public final class AtOnce {

    /** What is done with each. */
    public interface Work<T> {
        void on(T each) throws Exception;
    }

    private AtOnce() {}

    /**
     * Does it with every one, in their order as far as so many threads keep one, and returns when all are done.
     *
     * @throws IllegalStateException if one has failed, once all of them have ended
     */
    public static <T> void each(Stream<T> all, int threads, Work<T> work) throws InterruptedException {
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            List<Future<?>> begun = new ArrayList<>();
            all.forEach(each -> begun.add(pool.submit(() -> {
                work.on(each);
                return null;
            })));
            for (Future<?> one : begun) {
                one.get();
            }
        } catch (ExecutionException failed) {
            throw new IllegalStateException("what was to be done with each could not be", failed.getCause());
        }
    }
}
