package dev.facevalue.benchmarks.calibration;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.apache.commons.numbers.gamma.LogBeta;

/**
 * {@code ./facevalue bench calibration}: analyses worlds with a known truth, and says how well the estimates did.
 *
 * <p>Only the run that is reported, over the worlds for the report and as many of them as by default, is written to a
 * file; others are shown.
 */
public final class Calibration {

    private static final int WORLDS = 400;

    /** The seeds of one purpose are a million. */
    private static final int MOST_WORLDS = 999_999;

    private Calibration() {}

    /**
     * Runs.
     *
     * @param args where results are kept, then what the user said
     */
    public static void main(String[] args) throws IOException {
        Options options;
        try {
            options = Options.parse(List.of(args).subList(1, args.length));
        } catch (IllegalArgumentException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        String report = page(options, new Report(scores(options, System.err)));
        // Whatever the terminal's own encoding: the text has signs beyond ASCII.
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        out.println(report);
        if (options.equals(Options.DEFAULT)) {
            Path file = Path.of(args[0]).resolve("calibration.md");
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Files.writeString(file, report);
            out.println("Written to " + file + ".");
        } else {
            out.println("Not written to a file: that is done with the default options alone.");
        }
    }

    /**
     * What the user asked for.
     *
     * @param worlds how many of each scenario, 2 or more
     */
    record Options(int worlds, Seeds seeds) {

        static final Options DEFAULT = new Options(WORLDS, Seeds.REPORT);

        /** @throws IllegalArgumentException if it cannot be understood, with a message for the user */
        static Options parse(List<String> args) {
            int worlds = DEFAULT.worlds;
            Seeds seeds = DEFAULT.seeds;
            for (int i = 0; i < args.size(); i += 2) {
                Optional<String> value = args.stream().skip(i + 1L).findFirst();
                switch (args.get(i)) {
                    case "--worlds" ->
                        worlds = value.filter(said -> said.matches("[0-9]{1,6}"))
                                .map(Integer::valueOf)
                                .filter(said -> said >= 2 && said <= MOST_WORLDS)
                                .orElseThrow(() -> new IllegalArgumentException(
                                        "--worlds takes a number of worlds per scenario, 2 to 999999."));
                    case "--seeds" ->
                        seeds = value.flatMap(said -> Stream.of(Seeds.values())
                                        .filter(each -> each.name()
                                                .toLowerCase(Locale.ROOT)
                                                .equals(said))
                                        .findFirst())
                                .orElseThrow(() -> new IllegalArgumentException("--seeds takes tuning or report."));
                    default ->
                        throw new IllegalArgumentException(
                                "calibration takes --worlds N and --seeds tuning|report, not " + args.get(i) + ".");
                }
            }
            return new Options(worlds, seeds);
        }
    }

    /** The scores of all worlds, in an order that is always the same, however many are analysed at once. */
    static List<WorldScore> scores(Options options, PrintStream progress) {
        int all = Scenario.values().length * options.worlds;
        AtomicInteger done = new AtomicInteger();
        List<WorldScore> scores = new ArrayList<>();
        for (Scenario scenario : Scenario.values()) {
            scores.addAll(options.seeds
                    .take(options.worlds)
                    .parallel()
                    .mapToObj(seed -> {
                        WorldScore score = WorldScore.of(World.of(scenario, seed));
                        int count = done.incrementAndGet();
                        // Twenty lines, or one for each world.
                        if (count % Math.max(1, all / 20) == 0) {
                            progress.printf(Locale.ROOT, "%,d of %,d worlds%n", count, all);
                        }
                        return score;
                    })
                    .toList());
        }
        return scores;
    }

    private static String page(Options options, Report report) {
        return String.format(
                Locale.ROOT,
                """
                # Calibration of the estimates

                `./facevalue bench calibration` on %s: %,d worlds (%d of each scenario, seeds for %s) of 30 to 4,000
                deals, ten cultures, three options and nine situations. JDK %s, Commons Numbers %s, %s %s, %d processors.

                Each figure stands with its standard error, for which a world counts as one observation (so that 0.0 says
                nothing where no case or every case was seen), and with the number of cases that it is over. What the
                worlds are like, and what each figure means: [docs/statistics.md](../../docs/statistics.md#calibration).

                %s""",
                LocalDate.now(ZoneOffset.UTC),
                Scenario.values().length * options.worlds,
                options.worlds,
                options.seeds == Seeds.REPORT ? "the report" : "tuning",
                Runtime.version(),
                Objects.requireNonNullElse(LogBeta.class.getPackage().getImplementationVersion(), "unpacked"),
                System.getProperty("os.name"),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors(),
                report);
    }
}
