package dev.facevalue.benchmarks.testbed;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The JVMs that a benchmark has started. */
public final class Children {

    private static final Duration TERM_BOUND = Duration.ofSeconds(10);
    private static final long LOOK_MILLIS = 100;
    private static final Path JAVA = Path.of(System.getProperty("java.home"), "bin", "java");

    private Children() {}

    /**
     * From now on they end when this JVM does, also if it is told to by Ctrl-C or SIGTERM, which closes nothing: in
     * order within ten seconds, or by force. What is no JVM ends by itself, and PostgreSQL by a hook of its own. The
     * directories that all of them have used stay.
     */
    public static void endWithJvm() {
        Runtime.getRuntime().addShutdownHook(new Thread(Children::end, "end-children"));
    }

    private static void end() {
        long bound = System.nanoTime() + TERM_BOUND.toNanos();
        List<ProcessHandle> children = jvms();
        // The benchmark goes on meanwhile, and may start others.
        while (!children.isEmpty() && System.nanoTime() < bound && !Thread.interrupted()) {
            children.forEach(ProcessHandle::destroy);
            pause();
            children = jvms();
        }
        children.forEach(ProcessHandle::destroyForcibly);
    }

    private static List<ProcessHandle> jvms() {
        return ProcessHandle.current()
                .descendants()
                .filter(child -> child.info()
                        .command()
                        .map(Path::of)
                        .filter(JAVA::equals)
                        .isPresent())
                .toList();
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
