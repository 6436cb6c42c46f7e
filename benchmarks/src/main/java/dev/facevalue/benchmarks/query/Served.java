package dev.facevalue.benchmarks.query;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.testbed.AnalystClient;
import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Parts;
import dev.facevalue.benchmarks.testbed.ProcessMemory;
import dev.facevalue.benchmarks.testbed.Testbed;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The same deals as FaceValue serves them, having been sent to it as facts. */
final class Served implements Lazily.Part {

    private static final int LINES_A_BODY = 20_000;
    private static final int BODIES_AT_ONCE = 2;
    private static final long A_SAY = 500_000;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Testbed testbed;
    private final AnalystClient analyst;
    private final long deals;
    private ProcessMemory memoryWithoutDeals = new ProcessMemory(0, 0);

    private Served(Testbed testbed, long deals) {
        this.testbed = testbed;
        this.analyst = new AnalystClient(testbed.analytics().service().uri());
        this.deals = deals;
    }

    /**
     * Starts everything and sends the facts of the deals numbered from 1; returns when all are counted.
     *
     * @param root a checkout with the services packaged in it
     * @param directory where logs and data lie; a new one
     */
    static Served of(Path root, Path directory, long deals) throws Exception {
        Served served = new Served(Testbed.start(root, directory), deals);
        try {
            // So that what is loaded with the first questions is not taken for the deals' memory.
            for (int i = 0; i < 20; i++) {
                served.answer(Asked.OF_ALL);
            }
            served.memoryWithoutDeals = served.memory();
            served.send();
            served.awaitProjected();
            return served;
        } catch (Exception failed) {
            served.close();
            throw failed;
        }
    }

    private void send() throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        try (IngestClient ingest = new IngestClient(testbed.ingest().service().uri());
                ExecutorService threads = Executors.newFixedThreadPool(BODIES_AT_ONCE)) {
            Deque<Future<Void>> sent = new ArrayDeque<>();
            for (long from = 1; from <= deals; from += LINES_A_BODY) {
                long first = from;
                long end = Math.min(deals + 1, from + LINES_A_BODY);
                sent.add(threads.submit(() -> {
                    ingest.upload(IngestClient.OUTCOMES, lines(first, end), end - first);
                    return null;
                }));
                while (sent.size() > 2 * BODIES_AT_ONCE) {
                    sent.removeFirst().get();
                }
                if (end / A_SAY > from / A_SAY) {
                    System.out.printf(
                            Locale.ROOT,
                            "sent %,d of %,d deals after %.0f s%n",
                            end - 1,
                            deals,
                            (System.nanoTime() - begin) / 1e9);
                }
            }
            for (Future<Void> each : sent) {
                each.get();
            }
        }
    }

    private static HttpRequest.BodyPublisher lines(long from, long end) {
        return HttpRequest.BodyPublishers.ofString(LongStream.range(from, end)
                .mapToObj(number -> Deal.of(number).line())
                .collect(Collectors.joining("\n")));
    }

    private void awaitProjected() throws IOException, InterruptedException {
        analyst.awaitProjected();
        // Answers follow the tables within a tenth of a second, or as fast as they can.
        JsonNode before;
        JsonNode after = JSON.readTree(answer(Asked.OF_ALL));
        do {
            before = after;
            Thread.sleep(Duration.ofSeconds(1));
            after = JSON.readTree(answer(Asked.OF_ALL));
        } while (!before.equals(after));
    }

    /** What analytics has in memory now, garbage collected. */
    ProcessMemory memory() throws IOException, InterruptedException {
        return ProcessMemory.of(testbed.analytics().pid());
    }

    /** What it had before the first deal came. */
    ProcessMemory memoryWithoutDeals() {
        return memoryWithoutDeals;
    }

    long deals() {
        return deals;
    }

    private String answer(Asked asked) throws IOException, InterruptedException {
        return analyst.get(asked.path());
    }

    /** The one that answers a question, and does all that it counted. */
    Repeated asked(Asked asked) {
        return new Answering(asked) {

            @Override
            String did(Counts counts) {
                return counts.toString();
            }
        };
    }

    /** The same, with deals of another number beside it: what both do is an answer of so many groups. */
    Repeated askedOfSoMany(Asked asked) {
        return new Answering(asked) {

            @Override
            public String name() {
                return String.format(Locale.ROOT, "FaceValue, %,d deals", deals);
            }

            @Override
            String did(Counts counts) {
                return "an answer of " + counts.groups() + " groups";
            }
        };
    }

    private abstract class Answering extends Repeated {

        private final Asked asked;

        Answering(Asked asked) {
            this.asked = asked;
        }

        abstract String did(Counts counts);

        @Override
        public String name() {
            return "FaceValue";
        }

        @Override
        public String settings() {
            return "The services, one of each, " + Parts.AS_PACKAGED
                    + ", with the deals sent to ingest as facts. The whole answer as JSON, with"
                    + " intervals, estimates, verdicts and warnings, over HTTP/1.1 on one connection that is kept, with HTTP Basic;"
                    + " no If-None-Match, and analytics keeps no answer nor part of one: each is counted anew from the columns"
                    + " (what it remembers between requests is that a password was right).";
        }

        @Override
        Answer answer() throws IOException, InterruptedException {
            String answer = Served.this.answer(asked);
            return () -> did(Counts.in(answer));
        }
    }

    @Override
    public void close() {
        analyst.close();
        testbed.close();
    }
}
