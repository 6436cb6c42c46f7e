package dev.facevalue.benchmarks.cost;

import dev.facevalue.benchmarks.record.ResultsDirectory;
import dev.facevalue.benchmarks.testbed.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How what a fact costs changes with the deals that are there, with the facts of a deal, and with the instances. */
@Command(
        name = "./facevalue bench growth",
        mixinStandardHelpOptions = true,
        description = "Measures how the cost of a fact grows with deals, with facts of a deal, and with instances.")
public final class Growth implements Callable<Integer> {

    private static final int WARMING_UP = 10;

    @Mixin
    private ResultsDirectory results = new ResultsDirectory();

    @Option(
            names = "--deals",
            split = ",",
            defaultValue = "100000,1000000,10000000",
            description =
                    "how many are there in the end, one after another in one installation (default: ${DEFAULT-VALUE})")
    private List<Long> deals = List.of();

    @Option(
            names = "--facts-per-deal",
            split = ",",
            defaultValue = "1,2,5,10,20",
            description = "how many of each deal, in an installation each (default: ${DEFAULT-VALUE})")
    private List<Integer> factsPerDeal = List.of();

    @Option(
            names = "--instances",
            split = ",",
            defaultValue = "1,2,4",
            description = "how many of each service, in an installation each (default: ${DEFAULT-VALUE})")
    private List<Integer> instances = List.of();

    @Option(
            names = "--facts",
            defaultValue = "1000000",
            description = "how many in an installation of the last two (default: ${DEFAULT-VALUE})")
    private long facts;

    private Growth() {}

    /**
     * Runs.
     *
     * @param args where results are kept, then what the user said
     */
    public static void main(String[] args) {
        Children.endWithJvm();
        System.exit(new CommandLine(new Growth()).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        String report = """
                # How the cost of a fact grows

                Made by `./facevalue bench growth --facts %d`. One broker, one PostgreSQL, one of each service where nothing else is
                said, as packaged, on one machine. For a million facts: processor time (user and system) from `/proc/PID/stat` between
                the first fact and the moment when nothing lagged any more and every instance answered what follows from all outcomes,
                PostgreSQL with all its processes, and cleaned up. An answer: standings by culture, the processor time of analytics, the mean of a hundred.
                The heap: of all instances of analytics together, once collected. Bodies of %,d lines of NDJSON, %d at once, to the
                instances of ingest in turns. %d processors, Java %s, %s.

                With the deals that are there, each with its outcome alone; a column is what the facts cost that came since the one
                before it, and what the answers cost that followed. Before the first, %,d other deals were told to warm up.

                %s
                With the facts of a deal, an outcome and then observations, %,d facts in all; a tenth of them before, of other deals, to
                warm up.

                %s
                With the instances of either service, %,d facts, half of them outcomes and half observations; a tenth of them for each
                instance before, to warm up.

                %s""".formatted(
                        facts,
                        Installation.LINES_PER_BODY,
                        Installation.BODIES_AT_ONCE,
                        Runtime.getRuntime().availableProcessors(),
                        System.getProperty("java.version"),
                        System.getProperty("os.name") + ' ' + System.getProperty("os.arch"),
                        warmingUp(),
                        withDeals(),
                        facts,
                        withFactsPerDeal(),
                        facts,
                        withInstances());
        System.out.println(report);
        Files.writeString(results.file("growth.md"), report);
        return 0;
    }

    private long warmingUp() {
        return facts / WARMING_UP;
    }

    private CostTable withDeals() throws IOException, SQLException, InterruptedException {
        CostTable table = new CostTable();
        if (!deals.equals(deals.stream().distinct().sorted().toList())) {
            throw new IllegalArgumentException(
                    "deals are added, so each number must be greater than the one before: " + deals);
        }
        try (Installation installation = Installation.start(results.root(), 1)) {
            // Their numbers are beyond those of the deals that are counted.
            long last = deals.getLast();
            installation.tell(last, last + warmingUp(), 1);
            long from = 0;
            for (long to : deals) {
                table.add(head(to, "deals"), told(installation, from, to, 1));
                from = to;
            }
        }
        return table;
    }

    private CostTable withFactsPerDeal() throws IOException, SQLException, InterruptedException {
        CostTable table = new CostTable();
        for (int each : factsPerDeal) {
            try (Installation installation = Installation.start(results.root(), 1)) {
                long warm = warmingUp() / each;
                installation.tell(0, warm, each);
                table.add(head(each, "a deal"), told(installation, warm, warm + facts / each, each));
            }
        }
        return table;
    }

    private CostTable withInstances() throws IOException, SQLException, InterruptedException {
        CostTable table = new CostTable();
        for (int each : instances) {
            try (Installation installation = Installation.start(results.root(), each)) {
                long warm = warmingUp() * each / 2;
                installation.tell(0, warm, 2);
                table.add(head(each, "of each"), told(installation, warm, warm + facts / 2, 2));
            }
        }
        return table;
    }

    private static String head(long number, String of) {
        return String.format(Locale.ROOT, "%,d %s", number, of);
    }

    private static List<CostTable.Figure> told(Installation installation, long from, long to, int factsPerDeal)
            throws IOException, SQLException, InterruptedException {
        System.out.printf(Locale.ROOT, "%,d deals of %,d facts each …%n", to - from, factsPerDeal);
        Meter.Reading before = installation.readCleanedUp();
        installation.tell(from, to, factsPerDeal);
        Meter.Reading after = installation.readCleanedUp();
        List<CostTable.Figure> figures = new ArrayList<>(after.perMillionSince(before, (to - from) * factsPerDeal));
        figures.add(new CostTable.Figure("an answer, ms of a processor", installation.millisPerAnswer()));
        figures.add(new CostTable.Figure("analytics' heap, MiB", installation.heapMebibytes()));
        return figures;
    }
}
