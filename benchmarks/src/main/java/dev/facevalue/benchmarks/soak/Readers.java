package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.openloop.Schedule;
import dev.facevalue.benchmarks.soak.Phase.Kind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Those who look at the dashboard while facts come: they ask what it asks, in an open loop, and hear of changes. */
final class Readers implements AutoCloseable {

    /** So many questions come in a second, whatever the load. */
    static final int PER_SECOND = 2;

    private static final List<String> QUESTIONS = List.of(
            "/v1/standings?by=culture",
            "/v1/comparisons?option=CONFRONT&against=SAVE_FACE&adjustFor=faceRisk,country",
            "/v1/trends?by=month",
            "/v1/deals?country=JP&strategy=SAVE_FACE&limit=50",
            "/v1/standings?of=prevention&by=faceRisk,trust&measure=won",
            "/v1/trends?by=quarter&of=prevention",
            "/v1/deals/soak-1",
            "/v1/freshness");
    private static final int OK = 200;

    private final URI analytics;
    private final Supplier<Phase> phase;
    private final HttpClient http = Load.client();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicLong asked = new AtomicLong();
    private final AtomicLong heard = new AtomicLong();
    private volatile boolean stopping;

    private Readers(URI analytics, Supplier<Phase> phase) {
        this.analytics = analytics;
        this.phase = phase;
    }

    /**
     * Begins.
     *
     * @param phase where an answer is noted that comes now
     */
    static Readers start(URI analytics, Supplier<Phase> phase) {
        Readers readers = new Readers(analytics, phase);
        readers.threads.execute(readers::ask);
        readers.threads.execute(readers::listen);
        return readers;
    }

    /** How many messages of changes were heard. */
    long heard() {
        return heard.get();
    }

    private void ask() {
        Schedule schedule = new Schedule(PER_SECOND);
        long start = System.nanoTime();
        for (long number = 0; !stopping; number++) {
            long scheduled = start + schedule.nanos(number);
            try {
                Thread.sleep(Duration.ofNanos(Math.max(0, scheduled - System.nanoTime())));
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
            if (!stopping) {
                threads.execute(() -> ask(scheduled));
            }
        }
    }

    private void ask(long scheduled) {
        String question = QUESTIONS.get((int) (asked.getAndIncrement() % QUESTIONS.size()));
        Phase now = phase.get();
        try {
            HttpResponse<Void> answer =
                    http.send(request(question).timeout(Load.PATIENCE).build(), HttpResponse.BodyHandlers.discarding());
            now.answered(Kind.QUESTION, Integer.toString(answer.statusCode()), scheduled);
            boolean saysWhen = answer.headers().firstValue("Retry-After").isPresent();
            boolean notNow = answer.statusCode() == 503 || answer.statusCode() == 429;
            if (answer.statusCode() != OK && !(notNow && saysWhen)) {
                now.fault(question + " was answered " + answer.statusCode());
            }
        } catch (IOException failed) {
            if (!stopping) {
                now.answered(Kind.QUESTION, Load.unanswered(failed), scheduled);
                now.fault(question + ": " + failed);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void listen() {
        HttpRequest stream = request("/v1/standings/stream")
                .header("Accept", "text/event-stream")
                .build();
        try (Stream<String> lines =
                http.send(stream, HttpResponse.BodyHandlers.ofLines()).body()) {
            lines.takeWhile(_ -> !stopping)
                    .filter(line -> line.startsWith("data:"))
                    .forEach(_ -> heard.incrementAndGet());
            if (!stopping) {
                phase.get().fault("the stream of changes has ended");
            }
        } catch (IOException | RuntimeException failed) {
            if (!stopping) {
                phase.get().fault("the stream of changes: " + failed);
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(analytics.resolve(path)).header("Authorization", Load.basic("analyst"));
    }

    @Override
    public void close() {
        stopping = true;
        // The stream of changes has no end of its own.
        http.shutdownNow();
        threads.close();
        http.close();
    }
}
