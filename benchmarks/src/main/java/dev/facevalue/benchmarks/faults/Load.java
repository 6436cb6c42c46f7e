package dev.facevalue.benchmarks.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that send without pause and ask without pause, whatever they are answered, and note all of it.
 *
 * <p>What got no answer, or "not now", is often sent again, byte by byte the same, as a careful client does; sometimes
 * so is what was accepted.
 */
final class Load implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int SENDERS = 6;
    private static final Duration PAUSE_OF_SENDERS = Duration.ofMillis(80);
    private static final Duration PAUSE_OF_READERS = Duration.ofMillis(150);
    private static final Duration PATIENCE = Duration.ofSeconds(25);
    private static final String QUESTION = "/v1/standings?measure=won&team=" + Facts.KERNEL;

    private final Ledger ledger;
    private final URI ingest;
    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> clients = new ArrayList<>();
    private final AtomicLong numbers = new AtomicLong();
    private final AtomicLong accepted = new AtomicLong();
    private volatile boolean stopping;

    private Load(Ledger ledger, URI ingest) {
        this.ledger = ledger;
        this.ingest = ingest;
    }

    /**
     * Begins.
     *
     * @param ingest where facts go
     * @param analytics each instance that is asked
     */
    static Load start(Ledger ledger, URI ingest, List<URI> analytics, long seed) {
        Load load = new Load(ledger, ingest);
        for (int sender = 0; sender < SENDERS; sender++) {
            Random random = new Random(seed * SENDERS + sender);
            load.clients.add(load.threads.submit(() -> load.send(random)));
        }
        analytics.forEach(each -> load.clients.add(load.threads.submit(() -> load.ask(each))));
        return load;
    }

    /** How many requests were accepted so far, whole or in part. */
    long accepted() {
        return accepted.get();
    }

    /** Lets every client finish what it does. Fails as a client failed. */
    @Override
    public void close() {
        stopping = true;
        try {
            for (Future<?> client : clients) {
                client.get();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("a client of the load failed", failed.getCause());
        } finally {
            threads.close();
            http.close();
        }
    }

    private void send(Random random) {
        Facts facts = new Facts(random);
        Request request = Request.next(random, facts);
        while (!stopping) {
            boolean settled = send(request);
            boolean again = random.nextInt(10) < (settled ? 1 : 7);
            request = again ? request : Request.next(random, facts);
            pause(PAUSE_OF_SENDERS);
        }
    }

    /** Sends a request; whether it is known what became of it. */
    private boolean send(Request request) {
        long number = numbers.incrementAndGet();
        ledger.note(request.noted(number));
        HttpRequest.Builder builder = HttpRequest.newBuilder(ingest.resolve(request.path()))
                .timeout(PATIENCE)
                .header("Authorization", basic(request.user()))
                .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
        if (request.type() != null) {
            builder.header("Content-Type", request.type());
        }
        if (request.idempotencyKey() != null) {
            builder.header("Idempotency-Key", request.idempotencyKey());
        }
        Map<String, Object> answer = new HashMap<>(Map.of("answer", number));
        try {
            HttpResponse<String> response = http.send(builder.build(), HttpResponse.BodyHandlers.ofString());
            answer.put("status", response.statusCode());
            answer.put("body", parsed(response.body()));
            if (response.statusCode() < 300) {
                accepted.incrementAndGet();
            }
            return response.statusCode() != 503;
        } catch (IOException failed) {
            answer.put("failed", failed.toString());
            return false;
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
            answer.put("failed", "interrupted");
            return false;
        } finally {
            ledger.note(answer);
        }
    }

    private void ask(URI analytics) {
        HttpRequest question = HttpRequest.newBuilder(analytics.resolve(QUESTION))
                .timeout(PATIENCE)
                .header("Authorization", basic("analyst"))
                .build();
        while (!stopping) {
            Map<String, Object> note = new HashMap<>(Map.of("asked", analytics.toString()));
            try {
                HttpResponse<String> response = http.send(question, HttpResponse.BodyHandlers.ofString());
                note.put("status", response.statusCode());
                if (response.statusCode() == 200) {
                    JsonNode answer = JSON.readTree(response.body());
                    note.put("asOf", answer.path("asOf"));
                    note.put("kernel", answer.path("deals"));
                } else {
                    note.put("body", response.body());
                }
            } catch (IOException failed) {
                note.put("failed", failed.toString());
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
                return;
            }
            ledger.note(note);
            pause(PAUSE_OF_READERS);
        }
    }

    private static JsonNode parsed(String body) {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException noJson) {
            return JSON.getNodeFactory().textNode(body);
        }
    }

    private static String basic(String user) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ':' + user).getBytes(StandardCharsets.UTF_8));
    }

    private static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }
}
