package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.record.ResultsDirectory;
import dev.facevalue.benchmarks.record.RunsOnRecord;
import dev.facevalue.benchmarks.testbed.Children;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Comparator;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./facevalue bench soak}: one run, which goes on record whatever came of it. */
@Command(
        name = "./facevalue bench soak",
        mixinStandardHelpOptions = true,
        description =
                "Measures what this machine sustains, loads it at four fifths of that for a long time and at three"
                        + " times that for a short one, and looks whether facts are lost or doubled, memory grows, and overload"
                        + " is answered as it should be. Linux only.")
public final class Soak implements Callable<Integer> {

    private static final double SECONDS_PER_MINUTE = 60;

    @Mixin
    private ResultsDirectory results = new ResultsDirectory();

    @Option(names = "--seed", defaultValue = "1", description = "of the facts (default: ${DEFAULT-VALUE})")
    private long seed;

    @Option(
            names = "--minutes",
            defaultValue = "60",
            description = "how long at four fifths of the peak (default: ${DEFAULT-VALUE})")
    private double minutes;

    @Option(
            names = "--burst-seconds",
            defaultValue = "120",
            description = "how long at three times the peak (default: ${DEFAULT-VALUE})")
    private long burstSeconds;

    @Option(
            names = "--peak-seconds",
            defaultValue = "30",
            description = "how long the peak is measured at a time, 3 to 10 times (default: ${DEFAULT-VALUE})")
    private long peakSeconds;

    @Option(names = "--trial", description = "put nothing on record")
    private boolean trial;

    private Soak() {}

    /**
     * Runs; ends with 1 if something does not hold.
     *
     * @param args where results are kept, then what the user said
     */
    public static void main(String[] args) {
        Children.endWithJvm();
        System.exit(new CommandLine(new Soak()).execute(args));
    }

    @Override
    public Integer call() throws IOException, SQLException, InterruptedException {
        if (minutes <= 0 || burstSeconds <= 0 || peakSeconds <= 0) {
            System.err.println("Times must be longer than nothing.");
            return 2;
        }
        Path root = results.root();
        Path directory = Files.createTempDirectory("facevalue-soak-");
        Run.Plan plan = new Run.Plan(
                seed,
                Duration.ofSeconds(peakSeconds),
                Duration.ofSeconds(Math.round(minutes * SECONDS_PER_MINUTE)),
                Duration.ofSeconds(burstSeconds));
        Run.Outcome outcome = new Run(plan, System.out).in(directory, root);
        Verdict verdict = Verdict.of(outcome.findings());
        Report report = new Report(plan, outcome, verdict);
        System.out.println(report.table());
        if (!trial) {
            RunsOnRecord.in(results.file("soak.ndjson")).add(seed, report.line());
        }
        if (verdict.isClean()) {
            delete(directory);
            return 0;
        }
        System.out.println("Logs and data lie in " + directory);
        return 1;
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> all = Files.walk(directory)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
