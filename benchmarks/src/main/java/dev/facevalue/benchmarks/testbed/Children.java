package dev.facevalue.benchmarks.testbed;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The processes that a benchmark has started. */
public final class Children {

    private static final Duration TERM_BOUND = Duration.ofSeconds(10);

    private Children() {}

    /**
     * From now on they end when this JVM does, also if it is told to by Ctrl-C or SIGTERM, which closes nothing: in
     * order within ten seconds, or by force, as one that is paused.
     */
    public static void endWithJvm() {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::end, "end-children"));
    }

    private static void end() {
        List<ProcessHandle> children = ProcessHandle.current().descendants().toList();
        children.forEach(ProcessHandle::destroy);
        CompletableFuture<?> ended = CompletableFuture.allOf(
                children.stream().map(ProcessHandle::onExit).toArray(CompletableFuture[]::new));
        ended.completeOnTimeout(null, TERM_BOUND.toSeconds(), TimeUnit.SECONDS).join();
        children.stream().filter(ProcessHandle::isAlive).forEach(ProcessHandle::destroyForcibly);
    }
}
