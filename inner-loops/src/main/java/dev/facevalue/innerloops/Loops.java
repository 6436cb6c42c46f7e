package dev.facevalue.innerloops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.benchmarks.record.ResultsDirectory;
import dev.facevalue.benchmarks.record.RunsOnRecord;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./facevalue bench loops}: each loop is on record as soon as it is measured. */
@Command(
        name = "./facevalue bench loops",
        mixinStandardHelpOptions = true,
        description =
                "Measures by JMH how long what is done for every fact and every question takes within one JVM, and"
                        + " what it allocates.")
public final class Loops implements Callable<Integer> {

    private static final String RECORD = "loops.ndjson";
    private static final String TABLE = "loops.md";

    @Mixin
    private ResultsDirectory results = new ResultsDirectory();

    @Option(
            names = "--run",
            defaultValue = "1",
            description = "which run: what it has on record is not measured again (default: ${DEFAULT-VALUE})")
    private int run;

    @Option(
            names = "--only",
            defaultValue = "",
            paramLabel = "REGEX",
            description = "which loops: those in whose names this is found; all if it is not given")
    private Pattern only = Pattern.compile("");

    @Option(
            names = "--quick",
            description =
                    "a few seconds a loop, for a first look; measures whatever is on record, and puts nothing there")
    private boolean quick;

    /**
     * How thoroughly it is measured.
     *
     * @param forks JVMs, one after another; 0 for this one
     * @param warmUps iterations before those that count, in each
     * @param iterations those that count, in each
     * @param millis how long each is
     */
    record Thoroughness(int forks, int warmUps, int iterations, long millis) {

        private static final Thoroughness FULL = new Thoroughness(3, 5, 5, 1_000);
        private static final Thoroughness QUICK = new Thoroughness(1, 3, 3, 500);
    }

    /** What the JVM calls. */
    void main(String[] args) {
        System.exit(new CommandLine(this).execute(args));
    }

    @Override
    public Integer call() throws Exception {
        List<Loop> wanted = Loop.matching(only).toList();
        if (wanted.isEmpty()) {
            System.err.printf(
                    "No loop is called so. There are: %s.%n",
                    Stream.of(Loop.values()).map(Loop::label).collect(Collectors.joining(", ")));
            return CommandLine.ExitCode.USAGE;
        }
        System.out.println(quick ? measuredQuickly(wanted) : measured(wanted));
        return CommandLine.ExitCode.OK;
    }

    private static String measuredQuickly(List<Loop> wanted) throws RunnerException {
        List<JsonNode> came = new ArrayList<>();
        for (Loop loop : wanted) {
            came.add(measure(loop, Thoroughness.QUICK).toJson());
        }
        return LoopTable.of(came);
    }

    private String measured(List<Loop> wanted) throws Exception {
        RunsOnRecord record = RunsOnRecord.in(results.file(RECORD));
        for (Loop loop : wanted) {
            if (record.has(each -> isOf(loop, each) && each.path("run").asInt() == run)) {
                System.out.printf("%s: on record for run %d%n", loop.label(), run);
                continue;
            }
            ObjectNode came = measure(loop, Thoroughness.FULL).toJson();
            came.put("run", run);
            record.add(came);
            Files.writeString(results.file(TABLE), LoopTable.of(record.runs()));
        }
        return LoopTable.of(record.runs().stream()
                .filter(each -> wanted.stream().anyMatch(loop -> isOf(loop, each)))
                .toList());
    }

    private static boolean isOf(Loop loop, JsonNode came) {
        return came.path("loop").asText().equals(loop.label());
    }

    private static Measured measure(Loop loop, Thoroughness thoroughness) throws RunnerException {
        System.out.printf("%s: %s%n", loop.label(), loop.work());
        RunResult result = run(loop, thoroughness);
        Measured came = Measured.of(loop, result);
        System.out.printf("  %s, %s%n", LoopTable.time(came.nanos()), LoopTable.size(came.bytes()));
        return came;
    }

    /** What JMH says of a loop. */
    static RunResult run(Loop loop, Thoroughness thoroughness) throws RunnerException {
        TimeValue time = TimeValue.milliseconds(thoroughness.millis());
        ChainedOptionsBuilder options = new OptionsBuilder()
                .include('^' + Pattern.quote(loop.benchmark()) + '$')
                .mode(Mode.AverageTime)
                .timeUnit(TimeUnit.NANOSECONDS)
                .forks(thoroughness.forks())
                .warmupIterations(thoroughness.warmUps())
                .warmupTime(time)
                .measurementIterations(thoroughness.iterations())
                .measurementTime(time)
                // So that collections cost the same however much memory the machine has.
                .jvmArgsAppend("-Xms1g", "-Xmx1g")
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        Collection<RunResult> all = new Runner(options.build()).run();
        if (all.size() != 1) {
            throw new IllegalStateException(all.size() + " results of " + loop.benchmark());
        }
        return all.iterator().next();
    }
}
