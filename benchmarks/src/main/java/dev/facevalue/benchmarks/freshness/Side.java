package dev.facevalue.benchmarks.freshness;

import dev.facevalue.benchmarks.fold.Answering;
import dev.facevalue.benchmarks.fold.Answers;
import dev.facevalue.benchmarks.fold.GroupCounts;
import dev.facevalue.benchmarks.fold.Topics;
import dev.facevalue.benchmarks.testbed.IngestClient;
import dev.facevalue.benchmarks.testbed.Intake;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * A broker and an ingest-service that nobody else uses, and a program that folds what comes in there and answers. Told
 * the same, two of them hold the same. Telling is safe for several threads, all else is for one.
 */
final class Side implements AutoCloseable {

    private static final Duration LOOK = Duration.ofMillis(50);

    private final Intake intake;
    private final Topics topics;
    private final IngestClient ingest;
    private final Probes probes = new Probes();
    private final Told told = new Told();
    private final AtomicLong uploads = new AtomicLong();
    private @Nullable Answering program;

    private Side(Intake intake) {
        this.intake = intake;
        this.topics = new Topics(intake.kafka());
        this.ingest = new IngestClient(intake.ingest().service().uri());
    }

    /** Starts a program that folds what comes in. */
    @FunctionalInterface
    interface Program {

        /**
         * Starts.
         *
         * @param directory for what it keeps
         */
        Answering start(Topics topics, Path directory) throws Exception;
    }

    /**
     * Starts all but the program.
     *
     * @param root a checkout with ingest packaged in it
     */
    static Side start(Path root) throws IOException {
        return new Side(Intake.start(root));
    }

    /** Has a program fold all from the beginning, in the place of the one before, and returns when it has. */
    void use(Program next) throws Exception {
        endProgram();
        Answering begun = next.start(topics, intake.directory());
        program = begun;
        begun.awaitAnswers();
        awaitAllCounted();
    }

    /** Tells the facts of the next upload. */
    void upload() throws IOException, InterruptedException {
        long number = uploads.getAndIncrement();
        ingest.upload(Uploads.path(number), HttpRequest.BodyPublishers.ofString(Uploads.lines(number)), Uploads.FACTS);
    }

    /** Tells the fact of the next probe. */
    void probe() throws IOException, InterruptedException {
        Probe probe = probes.next();
        ingest.tell(IngestClient.OUTCOMES, probe.fact());
        probes.accepted(probe, System.nanoTime());
    }

    Probes probes() {
        return probes;
    }

    /**
     * What the program answers.
     *
     * @param countries those of which it is asked; all if there are none
     */
    Answers<GroupCounts> answers(List<String> countries) {
        return Objects.requireNonNull(program).answers(countries);
    }

    /**
     * Waits until the program counts what was told, no more and no less, in every group.
     *
     * @return what it counts then
     * @throws IllegalStateException if it has counted something else for minutes
     */
    GroupCounts awaitAllCounted() throws IOException, InterruptedException {
        told.upTo(uploads.get());
        GroupCounts all = told.with(probes.told());
        Patience patience = new Patience(all.toString());
        try (Answers<GroupCounts> answers = answers(List.of())) {
            Optional<GroupCounts> counted = answers.askUnlessAway();
            while (!counted.equals(Optional.of(all))) {
                patience.pause(counted, LOOK);
                counted = answers.askUnlessAway();
            }
            return all;
        }
    }

    private void endProgram() throws IOException, SQLException {
        if (program != null) {
            program.close();
            program = null;
        }
    }

    @Override
    public void close() throws IOException, SQLException {
        try (intake;
                topics;
                ingest) {
            endProgram();
        }
    }
}
