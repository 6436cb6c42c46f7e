package dev.facevalue.benchmarks.strangers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.benchmarks.strangers.Sent.To;
import dev.facevalue.benchmarks.testbed.AnalystClient;
import dev.facevalue.benchmarks.testbed.Testbed;
import dev.facevalue.localstack.Directories;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

/**
 * One seed's requests, from an empty log on, and what came of them.
 *
 * @param root a checkout with the services packaged in it
 * @param seed from which the requests are drawn
 * @param requests how many
 */
record Piece(Path root, long seed, long requests) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration READY_BOUND = Duration.ofMinutes(3);
    private static final int AT_ONCE = 24;
    private static final int SAMPLES = 12;
    private static final int MOST_FAULTS = 20;

    /** Growth of the heap after collections, in MiB per 100,000 requests, that is more than the facts' own columns. */
    private static final double STEEP = 16;

    /**
     * A line of a log that tells of a failure that nobody foresaw. Vert.x logs a warning with a stack trace where a
     * connection ends while it refuses what came on it; that is let pass.
     */
    private static final Pattern ALARM = Pattern.compile("^\\S+ \\S+ (ERROR|FATAL) .*|.*\"level\":\"ERROR\".*");

    /**
     * What came of it.
     *
     * @param faults what was found wrong, the first of it; empty if nothing
     * @param figures what goes on record
     */
    record Outcome(List<String> faults, ObjectNode figures) {}

    /** Runs it in a new directory, which is left behind only if something was found. */
    Outcome run(PrintStream progress) throws IOException, InterruptedException {
        Path directory = Files.createTempDirectory("facevalue-strangers-" + seed + "-");
        Outcome outcome = run(directory, progress);
        if (outcome.faults().isEmpty()) {
            Directories.delete(directory);
        } else {
            progress.println("logs and data lie in " + directory);
        }
        return outcome;
    }

    private Outcome run(Path directory, PrintStream progress) throws IOException, InterruptedException {
        try (Testbed testbed = Testbed.start(root, directory)) {
            ServiceProcess ingest = testbed.ingest();
            ServiceProcess analytics = testbed.analytics();
            Run run = new Run(
                    new Requests(seed),
                    Map.of(
                            To.INGEST, ingest.service().uri(),
                            To.ANALYTICS, analytics.service().uri()));
            Memory ofIngest = new Memory(ingest.pid());
            Memory ofAnalytics = new Memory(analytics.pid());
            long begun = System.nanoTime();
            for (int part = 1; part <= SAMPLES && run.faults.size() < MOST_FAULTS; part++) {
                run.sendUpTo(requests * part / SAMPLES);
                ofIngest.sample(run.next.get());
                ofAnalytics.sample(run.next.get());
                progress.printf(
                        "seed %d: %,d of %,d requests, %s, heaps %.0f and %.0f MiB%n",
                        seed, requests * part / SAMPLES, requests, run.statuses, ofIngest.heap(), ofAnalytics.heap());
            }
            long seconds = Duration.ofNanos(System.nanoTime() - begun).toSeconds();
            List<String> faults = new ArrayList<>(run.faults);
            faults.addAll(alarms(ingest.service().logFile()));
            faults.addAll(alarms(analytics.service().logFile()));
            if (!ingest.isReady() || !analytics.isReady()) {
                faults.add("a service is not ready any more");
            }
            Topic topic = awaitProjected(
                    testbed.broker().bootstrapServers(), analytics.service().uri(), faults);
            faults.addAll(run.promised.missing(topic));
            if (topic.deadLetters() > 0) {
                faults.add(topic.deadLetters() + " accepted facts have become dead letters");
            }
            for (Memory memory : List.of(ofIngest, ofAnalytics)) {
                if (requests >= 100_000 && memory.heapSlope() > STEEP) {
                    faults.add("a heap grows by %.1f MiB per 100,000 requests".formatted(memory.heapSlope()));
                }
            }
            ObjectNode figures = JSON.createObjectNode();
            figures.put("requests", run.next.get());
            figures.put("clean", faults.isEmpty());
            figures.put("seconds", seconds);
            if (!faults.isEmpty()) {
                figures.set(
                        "found",
                        JSON.valueToTree(faults.stream().limit(MOST_FAULTS).toList()));
            }
            figures.set("answers", JSON.valueToTree(new TreeMap<>(run.statuses)));
            figures.put("foundAgain", run.promised.size());
            figures.put("records", topic.records());
            figures.set("ingest", figures(ofIngest));
            figures.set("analytics", figures(ofAnalytics));
            return new Outcome(faults.stream().limit(MOST_FAULTS).toList(), figures);
        }
    }

    private static ObjectNode figures(Memory memory) {
        return JSON.createObjectNode()
                .put("heapMiB", rounded(memory.heap()))
                .put("residentMiB", rounded(memory.resident()))
                .put("heapMiBPer100kRequests", rounded(memory.heapSlope()))
                .put("residentMiBPer100kRequests", rounded(memory.residentSlope()));
    }

    private static double rounded(double figure) {
        return Math.round(figure * 10) / 10.0;
    }

    private static List<String> alarms(Path log) throws IOException {
        return Files.readAllLines(log, StandardCharsets.UTF_8).stream()
                .filter(line -> ALARM.matcher(line).matches())
                .limit(5)
                .map(line -> log.getFileName() + ": " + line)
                .toList();
    }

    /** Waits until the export says what the topic says; after the bound, how they differ is a fault. */
    private static Topic awaitProjected(String bootstrapServers, URI analytics, List<String> faults)
            throws IOException, InterruptedException {
        Topic topic = Topic.read(bootstrapServers);
        long end = System.nanoTime() + READY_BOUND.toNanos();
        List<String> differences = topic.differences(export(analytics));
        while (!differences.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(500);
            differences = topic.differences(export(analytics));
        }
        faults.addAll(differences.stream().limit(5).toList());
        return topic;
    }

    private static String export(URI analytics) throws IOException, InterruptedException {
        try (HttpClient http = HttpClient.newHttpClient()) {
            HttpRequest request = HttpRequest.newBuilder(analytics.resolve("/v1/export/facts.ndjson"))
                    .header("Authorization", AnalystClient.AUTHORIZATION)
                    .build();
            return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    /** The requests on their way. */
    private static final class Run {

        private final Requests make;
        private final Map<To, URI> services;
        private final AtomicLong next = new AtomicLong();
        private final Map<String, Long> statuses = new ConcurrentSkipListMap<>();
        private final Queue<String> faults = new ConcurrentLinkedQueue<>();
        private final Promised promised = new Promised();

        Run(Requests make, Map<To, URI> services) {
            this.make = make;
            this.services = services;
        }

        void sendUpTo(long bound) throws InterruptedException {
            List<Thread> senders = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                senders.add(Thread.ofPlatform().start(() -> send(bound)));
            }
            for (Thread sender : senders) {
                sender.join();
            }
        }

        private void send(long bound) {
            try (Wire ingest = new Wire(service(To.INGEST));
                    Wire analytics = new Wire(service(To.ANALYTICS))) {
                long number = claim(bound);
                while (number >= 0 && faults.size() < MOST_FAULTS) {
                    Sent sent = make.make(number);
                    Wire.Came came = (sent.to() == To.INGEST ? ingest : analytics).send(sent);
                    note(number, sent, came);
                    number = claim(bound);
                }
            } catch (IOException | RuntimeException unforeseen) {
                faults.add("the sender failed: " + unforeseen);
            }
        }

        private URI service(To to) {
            return Objects.requireNonNull(services.get(to));
        }

        private long claim(long bound) {
            long number = next.getAndUpdate(now -> now < bound ? now + 1 : now);
            return number < bound ? number : -1;
        }

        private void note(long number, Sent sent, Wire.Came came) {
            String outcome = came.answers().isEmpty()
                    ? came.end().name()
                    : Integer.toString(came.answers().getFirst().status());
            statuses.merge(outcome, 1L, Long::sum);
            Judge.faults(sent, came).forEach(fault -> faults.add("request " + number + ": " + fault));
            came.answers().stream()
                    .limit(1)
                    .forEach(answer -> promised.note(sent, answer)
                            .ifPresent(fault -> faults.add("request " + number + ": " + fault)));
        }
    }
}
