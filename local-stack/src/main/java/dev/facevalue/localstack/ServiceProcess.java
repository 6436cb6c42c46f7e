package dev.facevalue.localstack;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * A packaged service in a JVM of its own, the same JDK as this one, with its output in a file.
 *
 * <p>It can be killed and started again, on the same port, as often as needed. Safe for use by several threads:
 * starting and ending exclude each other.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration PROBE_BOUND = Duration.ofSeconds(2);
    private static final long PROBE_INTERVAL_MILLIS = 100;
    private static final HttpClient HTTP =
            HttpClient.newBuilder().connectTimeout(PROBE_BOUND).build();

    private final Service service;
    private final ChildProcess process;

    private ServiceProcess(Service service, Supplier<List<String>> options) {
        this.service = service;
        this.process = new ChildProcess(service.name(), () -> launch(service, options.get()));
    }

    /**
     * Starts a service and returns at once; {@link #awaitReady(Duration)} waits until it can do its job.
     *
     * @throws LocalStackException when the service is not packaged or its port is taken
     */
    public static ServiceProcess start(Service service) {
        return new ServiceProcess(service, () -> AotCache.use(service));
    }

    /** As {@link #start(Service)}, without the cache that may lie beside its package. */
    public static ServiceProcess startWithoutCache(Service service) {
        return start(service, List.of());
    }

    /** As {@link #start(Service)}, with options of {@code java} instead of those that use a cache. */
    static ServiceProcess start(Service service, List<String> options) {
        return new ServiceProcess(service, () -> options);
    }

    /**
     * Waits until the service says by {@code /q/health/ready} that it can do its job.
     *
     * @return this
     * @throws LocalStackException when the process ends or the bound passes before; the message ends with the end of
     *     its log
     */
    public ServiceProcess awaitReady(Duration bound) {
        long end = System.nanoTime() + bound.toNanos();
        Process awaited = process.current();
        while (!isReady()) {
            if (process.endsWithin(awaited, PROBE_INTERVAL_MILLIS)) {
                throw new LocalStackException(service.name() + " ended with code " + awaited.exitValue()
                        + " before it was ready" + LogTail.of(service.logFile()));
            }
            if (System.nanoTime() - end > 0) {
                throw new LocalStackException(service.name() + " was not ready on port " + service.port() + " within "
                        + bound.toSeconds() + " s" + LogTail.of(service.logFile()));
            }
        }
        return this;
    }

    /** Whether the service says at this moment that it can do its job. */
    public boolean isReady() {
        HttpRequest request = HttpRequest.newBuilder(service.uri().resolve("/q/health/ready"))
                .timeout(PROBE_BOUND)
                .build();
        try {
            return HTTP.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LocalStackException("Interrupted while asking whether " + service.name() + " is ready", e);
        }
    }

    /** What was started. */
    public Service service() {
        return service;
    }

    /** The id of the process that runs now, or ran last. */
    public long pid() {
        return process.current().pid();
    }

    /** Whether the process runs; it may not be ready yet. */
    public boolean isAlive() {
        return process.isAlive();
    }

    /** How the last process ended. */
    int exitCode() {
        return process.current().exitValue();
    }

    /** The handle of the process that runs now, or ran last. */
    ProcessHandle handle() {
        return process.current().toHandle();
    }

    /** {@code kill -9}, and waits until the process is gone. */
    public void kill() {
        process.kill();
    }

    /** {@code SIGSTOP}: the service stands still, with its connections open, until {@link #resume()}. */
    public void pause() {
        process.pause();
    }

    /** {@code SIGCONT}: a paused service goes on. */
    public void resume() {
        process.resume();
    }

    /**
     * Starts the service again, after it was killed, closed or ended by itself; returns at once, like {@link #start}.
     */
    public void restart() {
        process.restart();
    }

    /** Ends the process in order, or by force if it does not end within twelve seconds. Closing twice does nothing. */
    @Override
    public void close() {
        process.close();
    }

    private static Process launch(Service service, List<String> options) {
        if (Files.notExists(service.jar())) {
            throw new LocalStackException(service.name() + " is not packaged: there is no " + service.jar());
        }
        Ports.requireFree(service.port(), service.name());
        List<String> command = new ArrayList<>();
        command.add(ChildProcess.java());
        command.addAll(JavaOptions.ofServices());
        // As much as in its container, of which the options above take a part; all of this machine is not the
        // service's.
        command.add("-XX:MaxRAM=" + service.memory());
        command.addAll(options);
        command.addAll(List.of("-jar", service.jar().toString()));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(service.environment());
        builder.environment().put("QUARKUS_HTTP_HOST", "127.0.0.1");
        builder.environment().put("QUARKUS_HTTP_PORT", Integer.toString(service.port()));
        Process started = ChildProcess.start(service.name(), builder, service.logFile());
        try {
            // Nobody writes to it; a service that waits for input learns at once that there is none.
            started.getOutputStream().close();
        } catch (IOException alreadyClosed) {
            // By a service that has ended already, which whoever awaits it is told.
        }
        return started;
    }
}
