package dev.facevalue.benchmarks.cost;

import static java.net.http.HttpRequest.BodyPublishers.ofString;

import dev.facevalue.benchmarks.testbed.AnalystClient;
import dev.facevalue.benchmarks.testbed.AtOnce;
import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Parts;
import dev.facevalue.benchmarks.testbed.ProcessMemory;
import dev.facevalue.benchmarks.testbed.Said;
import dev.facevalue.benchmarks.testbed.Testbed;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** A testbed that is told facts in bulk, and must answer what follows from outcomes, whichever instance is asked. */
final class Installation implements AutoCloseable {

    /** How many lines a body has at most. */
    static final int LINES_PER_BODY = 20_000;

    /** How many bodies are on their way at once. */
    static final int BODIES_AT_ONCE = 2;

    private static final Duration COUNTED_BOUND = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(200);
    private static final int ANSWERS = 100;
    private static final double MILLIS_PER_SECOND = 1e3;

    private final Parts parts = new Parts();
    private final Testbed testbed;
    private final List<IngestClient> recorders;
    private final List<AnalystClient> analysts;
    private final Meter meter;
    private final Tally told = new Tally();

    private Installation(Path root, int instances) throws IOException {
        try {
            Path directory = parts.directory("facevalue-growth");
            testbed = Testbed.start(root, directory, instances);
            parts.add(testbed::close);
            recorders = testbed.ingests().stream()
                    .map(each -> new IngestClient(each.service().uri()))
                    .toList();
            recorders.forEach(each -> parts.add(each::close));
            analysts = testbed.analyticsInstances().stream()
                    .map(each -> new AnalystClient(each.service().uri()))
                    .toList();
            analysts.forEach(each -> parts.add(each::close));
            meter = new Meter(testbed, directory.resolve("kafka"));
        } catch (IOException | RuntimeException failed) {
            parts.close();
            throw failed;
        }
    }

    /**
     * Starts everything and returns when it is ready.
     *
     * @param root a checkout with the services packaged in it
     * @param instances of each service; 1 or more
     */
    static Installation start(Path root, int instances) throws IOException {
        return new Installation(root, instances);
    }

    /**
     * Tells facts of deals that were not told of before: of every deal the outcome, then of every one an observation,
     * and so on. Instances of ingest take turns. Returns once nothing lags and all instances of analytics answer what
     * follows from the outcomes told so far.
     *
     * @param from the number of the first deal
     * @param to the number behind the last
     * @param factsPerDeal how many of each; 1 or more
     * @throws IllegalStateException if an instance answers anything else
     */
    void tell(long from, long to, int factsPerDeal) throws IOException, InterruptedException {
        for (int fact = 0; fact < factsPerDeal; fact++) {
            int number = fact;
            AtOnce.each(
                    bodies(from, to),
                    BODIES_AT_ONCE,
                    begin -> tellFact(begin, Math.min(to, begin + LINES_PER_BODY), number));
        }
        for (AnalystClient analyst : analysts) {
            analyst.awaitProjected();
            requireCounted(analyst);
        }
    }

    /** The first deal of each body that tells of so many deals. */
    static Stream<Long> bodies(long from, long to) {
        return LongStream.iterate(from, begin -> begin < to, begin -> begin + LINES_PER_BODY)
                .boxed();
    }

    private void tellFact(long from, long to, int number) throws IOException, InterruptedException {
        IngestClient recorder = recorders.get((int) (from / LINES_PER_BODY % recorders.size()));
        if (number == 0) {
            String outcomes = Said.outcomes(from, to);
            told.add(outcomes);
            recorder.upload(IngestClient.OUTCOMES, ofString(outcomes), to - from);
        } else {
            recorder.upload(IngestClient.OBSERVATIONS, ofString(Said.observations(from, to, number - 1)), to - from);
        }
    }

    /** Answers follow the tables within moments. */
    private void requireCounted(AnalystClient analyst) throws IOException, InterruptedException {
        String due = told.toString();
        long end = System.nanoTime() + COUNTED_BOUND.toNanos();
        String answered = answered(analyst);
        while (!answered.equals(due)) {
            if (System.nanoTime() > end) {
                throw new IllegalStateException("answered " + answered + ", where it is " + due);
            }
            Thread.sleep(LOOK);
            answered = answered(analyst);
        }
    }

    private static String answered(AnalystClient analyst) throws IOException, InterruptedException {
        return Tally.answered(analyst.get(Tally.QUESTION)).toString();
    }

    /** What was spent and is kept, with PostgreSQL cleaned up. */
    Meter.Reading readCleanedUp() throws SQLException {
        return meter.readCleanedUp();
    }

    /** Processor time of analytics for an answer by culture, in milliseconds: the mean of a hundred, after as many. */
    double millisPerAnswer() throws IOException, InterruptedException, SQLException {
        answer();
        double before = testbed.spent().analytics();
        answer();
        return (testbed.spent().analytics() - before) * MILLIS_PER_SECOND / ANSWERS;
    }

    private void answer() throws IOException, InterruptedException {
        for (int i = 0; i < ANSWERS; i++) {
            analysts.getFirst().get("/v1/standings?by=culture");
        }
    }

    /** What lies in the heaps of all instances of analytics once they are collected, in MiB. */
    double heapMebibytes() throws IOException, InterruptedException {
        double mebibytes = 0;
        for (ServiceProcess each : testbed.analyticsInstances()) {
            mebibytes += ProcessMemory.of(each.pid()).heapMebibytes();
        }
        return mebibytes;
    }

    @Override
    public void close() {
        parts.close();
    }
}
