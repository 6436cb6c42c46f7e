package dev.facevalue.benchmarks.cost;

import static java.net.http.HttpRequest.BodyPublishers.ofString;

import dev.facevalue.benchmarks.record.ResultsDirectory;
import dev.facevalue.benchmarks.testbed.AnalystClient;
import dev.facevalue.benchmarks.testbed.AtOnce;
import dev.facevalue.benchmarks.testbed.Children;
import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Said;
import dev.facevalue.benchmarks.testbed.Testbed;
import dev.facevalue.localstack.Directories;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.LongStream;
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

    private static final int SINGLES_AT_ONCE = 16;

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
                IngestClient recorder =
                        new IngestClient(testbed.ingest().service().uri());
                AnalystClient analyst =
                        new AnalystClient(testbed.analytics().service().uri())) {
            String report = measure(new Meter(testbed, directory.resolve("kafka")), recorder, analyst);
            System.out.println(report);
            Files.writeString(results.file("cost.md"), report);
            return 0;
        } finally {
            Directories.delete(directory);
        }
    }

    private String measure(Meter meter, IngestClient recorder, AnalystClient analyst) throws Exception {
        long deals = facts / 2;
        long warm = deals / 10;
        System.out.println("Warming up …");
        bulk(recorder, 0, warm);
        singles(recorder, warm + deals + singles, warm + deals + 2 * singles);
        analyst.awaitProjected();
        Meter.Reading begin = meter.readCleanedUp();
        System.out.printf(Locale.ROOT, "%,d facts in bulk …%n", 2 * deals);
        bulk(recorder, warm, warm + deals);
        analyst.awaitProjected();
        Meter.Reading afterBulk = meter.readCleanedUp();
        System.out.printf(Locale.ROOT, "%,d facts one by one …%n", singles);
        singles(recorder, warm + deals, warm + deals + singles);
        analyst.awaitProjected();
        Meter.Reading afterSingles = meter.readCleanedUp();
        Thread.sleep(Duration.ofSeconds(30));
        Meter.Reading afterIdling = meter.read();

        CostTable table = new CostTable();
        table.add("in bulk", afterBulk.perMillionSince(begin, 2 * deals));
        table.add("one by one", afterSingles.perMillionSince(afterBulk, singles));
        return """
                # Cost per million facts

                Made by `./facevalue bench cost --facts %d --singles %d`. One broker, one PostgreSQL, one of each service, as
                packaged, on one machine; processor time (user and system) from `/proc/PID/stat` between the first fact and the
                moment when the last was projected, PostgreSQL with all its processes, and cleaned up. Bulk: bodies of %,d lines of NDJSON, %d at
                once, for each deal an outcome with all its codes and then an observation. One by one: a POST per outcome, %d at
                once, with HTTP Basic. %d processors, Java %s, %s.

                %s
                Idle, with the dashboard unasked, a service, broker or database used (processor seconds per hour): %s.
                """.formatted(
                        facts,
                        singles,
                        Installation.LINES_PER_BODY,
                        Installation.BODIES_AT_ONCE,
                        SINGLES_AT_ONCE,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        System.getProperty("os.name") + ' ' + System.getProperty("os.arch"),
                        table,
                        idle(afterIdling, afterSingles));
    }

    private static String idle(Meter.Reading after, Meter.Reading before) {
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

    private void bulk(IngestClient recorder, long from, long to) throws Exception {
        AtOnce.each(Installation.bodies(from, to), Installation.BODIES_AT_ONCE, begin -> {
            long end = Math.min(to, begin + Installation.LINES_PER_BODY);
            recorder.upload(IngestClient.OUTCOMES, ofString(Said.outcomes(begin, end)), end - begin);
            recorder.upload(IngestClient.OBSERVATIONS, ofString(Said.observations(begin, end)), end - begin);
        });
    }

    private void singles(IngestClient recorder, long from, long to) throws Exception {
        AtOnce.each(
                LongStream.range(from, to).boxed(),
                SINGLES_AT_ONCE,
                deal -> recorder.tell(IngestClient.OUTCOMES, Said.outcome(deal)));
    }
}
