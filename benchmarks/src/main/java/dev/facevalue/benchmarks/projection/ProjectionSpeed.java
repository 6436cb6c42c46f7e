package dev.facevalue.benchmarks.projection;

import dev.facevalue.benchmarks.fold.AnalyticsFolding;
import dev.facevalue.benchmarks.fold.FoldOptions;
import dev.facevalue.benchmarks.fold.StreamsFolding;
import dev.facevalue.benchmarks.fold.UpsertFolding;
import dev.facevalue.benchmarks.sidebyside.Comparing;
import dev.facevalue.benchmarks.sidebyside.Contender;
import dev.facevalue.benchmarks.sidebyside.Goal;
import dev.facevalue.benchmarks.sidebyside.Pair;
import dev.facevalue.benchmarks.sidebyside.Question;
import dev.facevalue.localstack.Directories;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.utils.AppInfoParser;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** One broker with a topic full of facts; in turn, analytics and a peer fold it into a store that is empty. */
@Command(
        name = "./facevalue bench projection",
        description = "Compares how fast the topic is folded with Kafka Streams, and with one SQL statement a fact.")
public final class ProjectionSpeed extends Comparing {

    private static final int LARGE = 3;
    private static final String UNIT = "facts/s";
    private static final String STREAMS = "streams";
    private static final String UPSERT = "upsert";

    @Option(
            names = "--facts",
            defaultValue = "1000000",
            description = "how many in a case; three times that in the large one (default: ${DEFAULT-VALUE})")
    private long facts;

    @Mixin
    private FoldOptions fold = new FoldOptions();

    @Option(
            names = "--stream-commit-millis",
            defaultValue = "500",
            description = "how often Kafka Streams commits (default: ${DEFAULT-VALUE})")
    private long streamCommitMillis;

    @Override
    protected void compare(Asking run) throws Exception {
        for (Case facts : List.of(
                new Case("new", this.facts, false),
                new Case("updates", this.facts, true),
                new Case("large", LARGE * this.facts, false))) {
            try (Stage stage = new Stage(facts)) {
                run.ask(question(facts, STREAMS, Goal.atLeast(2.5)), () -> stage.pair(true));
                run.ask(question(facts, UPSERT, Goal.atLeast(20)), () -> stage.pair(false));
            }
        }
    }

    private static Question question(Case facts, String peer, Goal goal) {
        return new Question("projection-" + facts.name() + '-' + peer, "fold " + facts.work(), UNIT, goal);
    }

    /** A case, with its topic, which is filled when it is needed first. */
    private final class Stage implements AutoCloseable {

        private final Case facts;
        private @Nullable Path directory;
        private @Nullable FilledTopic topic;

        Stage(Case facts) {
            this.facts = facts;
        }

        Pair pair(boolean streams) throws Exception {
            Path place = directory == null ? Files.createTempDirectory("facevalue-projection") : directory;
            directory = place;
            FilledTopic filled = topic == null ? fill(place) : topic;
            topic = filled;
            return Pair.of(analytics(filled, place), streams ? streams(filled, place) : upsert(filled, place));
        }

        private FilledTopic fill(Path place) throws Exception {
            System.out.println("filling the topic with " + facts.work());
            return FilledTopic.fill(root(), place, facts);
        }

        private Contender analytics(FilledTopic filled, Path place) {
            return new FoldingContender(
                    "analytics-service",
                    AnalyticsFolding.settings(fold.heap()) + "; keeps every fact of a"
                            + " deal, all its fields and erasures, and checks every record in full; positions, rows"
                            + " and outbox change in one transaction",
                    facts.facts(),
                    () -> AnalyticsFolding.start(root(), filled.topics(), place, fold.heap()));
        }

        private Contender streams(FilledTopic filled, Path place) {
            return new FoldingContender(
                    "Kafka Streams " + AppInfoParser.getVersion(),
                    fold.streamThreads() + " stream threads, exactly_once_v2, a commit every " + streamCommitMillis
                            + " ms"
                            + ", a heap of " + fold.heap()
                            + " from the start under G1 and RocksDB beside it with its defaults,"
                            + " lz4 and batches of 128 KiB, one broker; folds by a processor on the source, which is"
                            + " parted by deal already, and repartitions changes of counts alone; reads the members"
                            + " that it counts by and checks nothing; keeps of a deal what holds, some 70 bytes,"
                            + " which cannot undo an erasure",
                    facts.facts(),
                    () -> StreamsFolding.start(
                            filled.topics(),
                            place,
                            fold.heap(),
                            StreamsFolding.Tuning.forThroughput(
                                    fold.streamThreads(), Duration.ofMillis(streamCommitMillis))));
        }

        private Contender upsert(FilledTopic filled, Path place) {
            return new FoldingContender(
                    "one SQL statement a fact",
                    "a consumer with the client's defaults and JDBC: for each fact one prepared statement that upserts"
                            + " what holds of its deal and moves two counts, one transaction a poll of up to 500"
                            + " records rather than a commit a fact, then the offsets; the same PostgreSQL as"
                            + " analytics has, a heap of " + fold.heap() + " from the start under G1"
                            + "; reads and keeps as little as the Kafka Streams peer",
                    facts.facts(),
                    () -> UpsertFolding.start(filled.topics(), place, fold.heap()));
        }

        @Override
        public void close() throws IOException {
            if (topic != null) {
                topic.close();
            }
            if (directory != null) {
                Directories.delete(directory);
            }
        }
    }
}
