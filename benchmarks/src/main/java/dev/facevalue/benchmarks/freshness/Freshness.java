package dev.facevalue.benchmarks.freshness;

import dev.facevalue.benchmarks.fold.FoldOptions;
import dev.facevalue.benchmarks.sidebyside.Comparing;
import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Question;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code ./facevalue bench freshness}. */
@Command(
        name = "./facevalue bench freshness",
        description = "Compares how soon an accepted fact counts in an answer with Kafka Streams.")
public final class Freshness extends Comparing {

    private static final double PEAK_SHARE = 0.5;
    private static final Duration LEAD = Duration.ofSeconds(5);

    @Option(
            names = "--seconds",
            defaultValue = "60",
            description = "for which facts are followed in a turn (default: ${DEFAULT-VALUE})")
    private int seconds;

    @Option(
            names = "--probes",
            defaultValue = "20",
            description = "how many facts are followed in a second (default: ${DEFAULT-VALUE})")
    private int probes;

    @Option(
            names = "--poll-millis",
            defaultValue = "10",
            description = "between two questions (default: ${DEFAULT-VALUE})")
    private int pollMillis;

    @Option(
            names = "--peak-facts",
            defaultValue = "300000",
            description =
                    "with which each one's peak is measured, after as many to warm up (default: ${DEFAULT-VALUE})")
    private long peakFacts;

    @Mixin
    private FoldOptions fold = new FoldOptions();

    @Option(
            names = "--stream-commit-millis",
            split = ",",
            defaultValue = "100,50,20,10",
            description = "how often Kafka Streams commits: each is tried, and its best is taken; with the first its"
                    + " peak is measured (default: ${DEFAULT-VALUE})")
    private List<Long> streamCommitMillis = List.of();

    @Option(
            names = "--trial-seconds",
            defaultValue = "20",
            description = "how long each of these is tried (default: ${DEFAULT-VALUE})")
    private int trialSeconds;

    @Override
    protected void compare(Asking run) throws Exception {
        Question question = new Question(
                "freshness",
                String.format(
                        Locale.ROOT,
                        "from the 202 of a fact, told by itself, until an answer counts it, asked every %d ms; %d a second"
                                + " for %d s, among uploads of outcomes and observations at half the lower of the peaks",
                        pollMillis,
                        probes,
                        seconds),
                "ms, p99",
                Goal.atMost(0.5));
        run.ask(question, () -> FreshnessPair.start(root(), plan(), System.out));
    }

    private Plan plan() {
        return new Plan(
                fold.heap(),
                fold.streamThreads(),
                streamCommitMillis.stream().map(Duration::ofMillis).toList(),
                // In pairs.
                Math.ceilDiv(peakFacts, 2L * Uploads.FACTS) * 2,
                PEAK_SHARE,
                probes,
                LEAD,
                Duration.ofSeconds(trialSeconds),
                Duration.ofSeconds(seconds),
                Duration.ofMillis(pollMillis));
    }
}
