package dev.facevalue.benchmarks.cost;

import static java.net.http.HttpRequest.BodyPublishers.ofString;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.record.ResultsDirectory;
import dev.facevalue.benchmarks.testbed.AtOnce;
import dev.facevalue.benchmarks.testbed.Children;
import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Said;
import dev.facevalue.benchmarks.testbed.Testbed;
import dev.facevalue.localstack.Directories;
import dev.facevalue.localstack.ServiceProcess;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One broker, one PostgreSQL, one of each service; facts in bulk, then one by one; what each part spent on them. */
@Command(
        name = "./facevalue bench cost",
        mixinStandardHelpOptions = true,
        description = "Measures processor time and bytes kept per million facts, for every part.")
public final class Cost implements Callable<Integer> {

    private static final Duration BOUND = Duration.ofMinutes(3);
    private static final int LINES_PER_BODY = 20_000;
    private static final int BODIES_AT_ONCE = 2;
    private static final int SINGLES_AT_ONCE = 16;
    private static final double MILLION = 1e6;
    private static final double MEGABYTE = 1e6;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ANALYST =
            "Basic " + Base64.getEncoder().encodeToString("analyst:analyst".getBytes(UTF_8));

    @Mixin
    private ResultsDirectory results = new ResultsDirectory();

    @Option(
            names = "--facts",
            defaultValue = "1000000",
            description = "how many in bulk; a tenth of them warm up (default: ${DEFAULT-VALUE})")
    private long facts;

    @Option(
            names = "--singles",
            defaultValue = "50000",
            description = "how many one by one; as many warm up (default: ${DEFAULT-VALUE})")
    private long singles;

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private Cost() {}

    /**
     * Runs.
     *
     * @param args where results are kept, then what the user said
     */
    public static void main(String[] args) {
        Children.endWithJvm();
        System.exit(new CommandLine(new Cost()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        Path root = results.root();
        Path directory = Files.createTempDirectory("facevalue-cost");
        try (Testbed testbed = Testbed.start(root, directory);
                IngestClient client =
                        new IngestClient(testbed.ingest().service().uri())) {
            String report = measure(new Parts(testbed, client, directory.resolve("kafka")));
            System.out.println(report);
            Files.writeString(results.file("cost.md"), report);
            return 0;
        } finally {
            Directories.delete(directory);
        }
    }

    private String measure(Parts parts) throws Exception {
        long deals = facts / 2;
        long warm = deals / 10;
        System.out.println("Warming up …");
        bulk(parts, 0, warm);
        singles(parts, warm + deals + singles, warm + deals + 2 * singles);
        awaitProjected(parts);
        Reading begin = parts.readCleanedUp();
        System.out.printf(Locale.ROOT, "%,d facts in bulk …%n", 2 * deals);
        bulk(parts, warm, warm + deals);
        awaitProjected(parts);
        Reading afterBulk = parts.readCleanedUp();
        System.out.printf(Locale.ROOT, "%,d facts one by one …%n", singles);
        singles(parts, warm + deals, warm + deals + singles);
        awaitProjected(parts);
        Reading afterSingles = parts.readCleanedUp();
        Thread.sleep(Duration.ofSeconds(30));
        Reading afterIdling = parts.read();

        return """
                # Cost per million facts

                Made by `./facevalue bench cost --facts %d --singles %d`. One broker, one PostgreSQL, one of each service, as
                packaged, on one machine; processor time (user and system) from `/proc/PID/stat` between the first fact and the
                moment when the last was projected, PostgreSQL with all its processes, and cleaned up. Bulk: bodies of %,d lines of NDJSON, %d at
                once, for each deal an outcome with all its codes and then an observation. One by one: a POST per outcome, %d at
                once, with HTTP Basic. %d processors, Java %s, %s.

                | | in bulk | one by one |
                | --- | ---: | ---: |
                %s
                Idle, with the dashboard unasked, a service, broker or database used (processor seconds per hour): %s.
                """.formatted(
                        facts,
                        singles,
                        LINES_PER_BODY,
                        BODIES_AT_ONCE,
                        SINGLES_AT_ONCE,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        System.getProperty("os.name") + ' ' + System.getProperty("os.arch"),
                        rows(afterBulk.since(begin, 2.0 * deals), afterSingles.since(afterBulk, (double) singles)),
                        idle(afterIdling, afterSingles));
    }

    private static String rows(List<Row> bulk, List<Row> singles) {
        StringBuilder rows = new StringBuilder();
        for (int row = 0; row < bulk.size(); row++) {
            rows.append("| %s | %s | %s |\n"
                    .formatted(
                            bulk.get(row).name(),
                            figure(bulk.get(row).perMillion()),
                            figure(singles.get(row).perMillion())));
        }
        return rows.toString();
    }

    private static String figure(double value) {
        return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
    }

    private static String idle(Reading after, Reading before) {
        Testbed.Spent spent = after.spent().since(before.spent());
        double hours = (after.nanos() - before.nanos()) / 3.6e12;
        return String.format(
                Locale.ROOT,
                "ingest %.0f, broker %.0f, analytics %.0f, PostgreSQL %.0f",
                spent.ingest() / hours,
                spent.broker() / hours,
                spent.analytics() / hours,
                spent.database() / hours);
    }

    private void bulk(Parts parts, long from, long to) throws Exception {
        AtOnce.each(bodies(from, to), BODIES_AT_ONCE, begin -> {
            long end = Math.min(to, begin + LINES_PER_BODY);
            parts.client().upload(IngestClient.OUTCOMES, ofString(Said.outcomes(begin, end)), end - begin);
            parts.client().upload(IngestClient.OBSERVATIONS, ofString(Said.observations(begin, end)), end - begin);
        });
    }

    private static Stream<Long> bodies(long from, long to) {
        return LongStream.iterate(from, begin -> begin < to, begin -> begin + LINES_PER_BODY)
                .boxed();
    }

    private void singles(Parts parts, long from, long to) throws Exception {
        AtOnce.each(
                LongStream.range(from, to).boxed(),
                SINGLES_AT_ONCE,
                deal -> parts.client().tell(IngestClient.OUTCOMES, Said.outcome(deal)));
    }

    private void awaitProjected(Parts parts) throws IOException, InterruptedException {
        HttpRequest freshness = HttpRequest.newBuilder(
                        parts.analytics().service().uri().resolve("/v1/freshness"))
                .timeout(BOUND)
                .header("Authorization", ANALYST)
                .build();
        long lag;
        do {
            Thread.sleep(Duration.ofMillis(200));
            HttpResponse<String> answered = http.send(freshness, HttpResponse.BodyHandlers.ofString());
            if (answered.statusCode() != 200) {
                throw new IllegalStateException("analytics does not tell its lag: " + answered.body());
            }
            JsonNode answer = JSON.readTree(answered.body());
            lag = answer.path("partitions")
                    .valueStream()
                    .mapToLong(partition -> partition.path("lag").asLong())
                    .sum();
        } while (lag > 0);
    }

    /** What is measured. */
    private record Parts(Testbed testbed, IngestClient client, Path kafka) {

        ServiceProcess analytics() {
            return testbed.analytics();
        }

        /** After facts: what PostgreSQL has to clean up after them is done before, for they cost that too. */
        Reading readCleanedUp() throws SQLException {
            try (Connection connection = testbed.connect();
                    Statement statement = connection.createStatement()) {
                statement.execute("vacuum analyze");
                return read(statement);
            }
        }

        Reading read() throws SQLException {
            try (Connection connection = testbed.connect();
                    Statement statement = connection.createStatement()) {
                return read(statement);
            }
        }

        private Reading read(Statement statement) throws SQLException {
            try (ResultSet row = statement.executeQuery(
                    "select pg_database_size(current_database())," + " pg_wal_lsn_diff(pg_current_wal_lsn(), '0/0')")) {
                row.next();
                return new Reading(System.nanoTime(), testbed.spent(), logBytes(), row.getLong(1), row.getLong(2));
            }
        }

        /** Of the facts alone: indexes are allocated ahead and shrink later. */
        private long logBytes() {
            long bytes = 0;
            try (DirectoryStream<Path> partitions =
                    Files.newDirectoryStream(kafka.resolve("log"), "facevalue.deal-events.v1-*")) {
                for (Path partition : partitions) {
                    try (DirectoryStream<Path> segments = Files.newDirectoryStream(partition, "*.log")) {
                        for (Path segment : segments) {
                            // One that the broker has deleted meanwhile is nought bytes long, and no error.
                            bytes += segment.toFile().length();
                        }
                    }
                }
                return bytes;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /** A row of the table. */
    private record Row(String name, double perMillion) {}

    /** Processor time in seconds and sizes in bytes, all since the beginning. */
    private record Reading(long nanos, Testbed.Spent spent, long log, long tables, long writeAhead) {

        List<Row> since(Reading before, double facts) {
            Testbed.Spent spentSince = spent.since(before.spent);
            double millions = facts / MILLION;
            double bytes = millions * MEGABYTE;
            return List.of(
                    new Row("ingest, processor seconds", spentSince.ingest() / millions),
                    new Row("broker, processor seconds", spentSince.broker() / millions),
                    new Row("analytics, processor seconds", spentSince.analytics() / millions),
                    new Row("PostgreSQL, processor seconds", spentSince.database() / millions),
                    new Row("Kafka's log, one replica, MB", (log - before.log) / bytes),
                    new Row("PostgreSQL's tables and indexes, MB", (tables - before.tables) / bytes),
                    new Row("PostgreSQL's write-ahead log, written, MB", (writeAhead - before.writeAhead) / bytes));
        }
    }
}
