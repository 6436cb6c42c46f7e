package dev.facevalue.localstack;

import dev.facevalue.localstack.StackOptions.Mode;
import dev.facevalue.localstack.StackOptions.Part;
import dev.facevalue.localstack.demo.Demo;
import dev.facevalue.localstack.demo.DemoException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The main class behind {@code ./facevalue demo} and {@code ./facevalue up}. */
public final class Launcher {

    private static final long STOP_BOUND_SECONDS = 40;

    private final StackOptions options;
    private final PrintStream out;
    private final LocalStack stack;
    private final Thread starter;
    private final CountDownLatch startSettled = new CountDownLatch(1);

    private Launcher(StackOptions options, PrintStream out) {
        this.options = options;
        this.out = out;
        this.stack = new LocalStack(options, out);
        this.starter = Thread.currentThread();
    }

    /**
     * Runs the stack until it is told to stop.
     *
     * @param arguments the mode, {@code demo} or {@code up}, and the checkout's root
     */
    public static void main(String[] arguments) {
        PrintStream out = System.out;
        if (arguments.length != 2) {
            out.println("Use ./facevalue demo or ./facevalue up");
            System.exit(2);
        }
        try {
            new Launcher(StackOptions.of(arguments[0], Path.of(arguments[1]), System.getenv()), out).run();
        } catch (LocalStackException | DemoException e) {
            out.println(e.getMessage());
            System.exit(1);
        }
    }

    private void run() {
        Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
        try {
            stack.start();
            if (options.mode() == Mode.DEMO) {
                new Demo(uri(Part.INGEST), uri(Part.ANALYTICS), out).run();
            }
            printAddresses();
            stack.closing().await();
        } catch (LocalStackException | DemoException e) {
            if (stack.closing().getCount() > 0) {
                throw e;
            }
        } catch (InterruptedException e) {
            // Told to stop; the hook does it.
            starter.interrupt();
        } finally {
            startSettled.countDown();
        }
    }

    /** Runs on Ctrl-C, on SIGTERM and when the start has failed; never longer than its bound. */
    private void stop() {
        Thread.ofPlatform().daemon().name("stop-bound").start(Launcher::haltAfterBound);
        if (stack.isStarted()) {
            out.println("Stopping everything");
        }
        // It may still be starting things, which must be stopped too.
        starter.interrupt();
        stack.close();
        try {
            if (startSettled.await(STOP_BOUND_SECONDS, TimeUnit.SECONDS) && stack.isStarted()) {
                out.println("Stopped");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void haltAfterBound() {
        try {
            TimeUnit.SECONDS.sleep(STOP_BOUND_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        }
        Runtime.getRuntime().halt(1);
    }

    private void printAddresses() {
        String ingest = "http://localhost:" + options.port(Part.INGEST);
        String analytics = "http://localhost:" + options.port(Part.ANALYTICS);
        out.println();
        out.println("FaceValue is up, reachable from this machine alone.");
        line("ingest API", ingest + "/  (OpenAPI: " + ingest + "/q/swagger-ui)");
        line("analytics API", analytics + "/  (OpenAPI: " + analytics + "/q/swagger-ui)");
        line("Kafka", "127.0.0.1:" + options.port(Part.KAFKA));
        line("PostgreSQL", stack.jdbcUrl() + "  (user facevalue, password facevalue)");
        line("demo users", "recorder/recorder, analyst/analyst, privacy/privacy");
        line("pseudonym key", Service.DEMO_PSEUDONYM_KEY + "  (for the demo only)");
        line("data and logs", options.directory().toString());
        out.println();
        out.println("Ctrl-C stops everything.");
    }

    private URI uri(Part part) {
        return URI.create("http://127.0.0.1:" + options.port(part));
    }

    private void line(String what, String where) {
        out.println(String.format(Locale.ROOT, "  %-14s %s", what, where));
    }
}
