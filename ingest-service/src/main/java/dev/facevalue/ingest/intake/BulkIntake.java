package dev.facevalue.ingest.intake;

import dev.facevalue.deal.FactForm;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.ingest.IngestConfig;
import dev.facevalue.ingest.format.BrokenBodyException;
import dev.facevalue.ingest.format.CloudEventBatch;
import dev.facevalue.ingest.format.CsvFacts;
import dev.facevalue.ingest.format.FactLine;
import dev.facevalue.ingest.format.FactLines;
import dev.facevalue.ingest.format.InvalidHeaderException;
import dev.facevalue.ingest.format.NdjsonFacts;
import dev.facevalue.ingest.format.TooManyEventsException;
import dev.facevalue.ingest.publishing.NotPublishedException;
import dev.facevalue.ingest.publishing.Publisher;
import dev.facevalue.ingest.publishing.TakenAt;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/** Takes many facts, line by line: good lines are kept whatever the others are like. */
@Singleton
final class BulkIntake {

    private static final Logger LOG = Logger.getLogger(BulkIntake.class);

    private final Publisher publisher;
    private final FactMetrics metrics;
    private final Clock clock;
    private final IngestConfig.Limits limits;

    BulkIntake(Publisher publisher, FactMetrics metrics, Clock clock, IngestConfig config) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.limits = config.ingest();
    }

    /**
     * Takes the lines that a request brings, and waits until the broker has every good one.
     *
     * @throws ProblemException if the body holds no lines, ceases to be readable, or the broker ceases to acknowledge
     */
    BulkReport take(Submission submission) {
        BulkTally tally =
                new BulkTally(limits.maxUnacknowledgedLines(), limits.maxErrorsNamed(), limits.maxViolationsPerLine());
        try {
            Optional<? extends FactLines> lines = lines(submission);
            if (lines.isPresent()) {
                takeAll(lines.get(), tally);
            }
            // A header without lines and an array without events say that there are none.
            if (tally.isEmpty() && (lines.isEmpty() || submission.format() == Submission.Format.NDJSON)) {
                throw ProblemException.of(Problems.EMPTY_BODY, "The body holds no facts.");
            }
            return tally.report();
        } catch (InvalidHeaderException invalid) {
            throw ProblemException.of(
                    Problems.INVALID_CSV_HEADER,
                    "The first line must name the fields of a fact, separated by commas. Nothing was taken.",
                    invalid.violations());
        } catch (BulkTally.UnacknowledgedException failed) {
            throw unacknowledged(failed, submission, tally);
        } catch (BrokenBodyException broken) {
            throw broken(broken, submission, tally);
        } catch (TooManyEventsException tooMany) {
            throw tooMany(tooMany, submission, tally);
        } catch (IOException brokenOff) {
            settleWhatCame(tally);
            LOG.infof(
                    "A bulk body broke off after %d accepted and %d bad lines",
                    tally.report().accepted(), tally.report().rejected());
            throw ProblemException.of(
                    Problems.INCOMPLETE_BODY, "The body broke off. Lines that came before may have been taken.");
        } finally {
            BulkReport report = tally.report();
            metrics.accepted(submission, report.accepted());
            metrics.rejected(submission, report.rejected());
        }
    }

    private Optional<? extends FactLines> lines(Submission submission) throws IOException, InvalidHeaderException {
        return switch (submission.format()) {
            case CSV -> CsvFacts.open(submission.body(), submission.kind(), limits.maxLineBytes());
            case CLOUD_EVENT_BATCH ->
                CloudEventBatch.open(
                        submission.body(), submission.kind(), limits.maxLineBytes(), limits.maxBatchEvents());
            case NDJSON -> Optional.of(new NdjsonFacts(submission.body(), submission.kind(), limits.maxLineBytes()));
            case JSON, CLOUD_EVENT, CLOUD_EVENT_BINARY ->
                throw new IllegalArgumentException("not many facts: " + submission.format());
        };
    }

    private void takeAll(FactLines lines, BulkTally tally) throws IOException, BulkTally.UnacknowledgedException {
        TakenAt moments = new TakenAt(clock);
        for (Optional<FactLine> line = lines.next(); line.isPresent(); line = lines.next()) {
            switch (line.get()) {
                case FactLine.Bad(var number, var dealId, var violations) -> tally.rejected(number, dealId, violations);
                case FactLine.Filled filled -> take(filled, moments.next(), tally);
            }
        }
        tally.settle();
    }

    private void take(FactLine.Filled line, Instant takenAt, BulkTally tally) throws BulkTally.UnacknowledgedException {
        switch (line.form().check(takenAt)) {
            case FactForm.Refused(var dealId, var violations) -> tally.rejected(line.number(), dealId, violations);
            case FactForm.Accepted accepted -> {
                try {
                    tally.published(line.number(), publisher.publishLine(accepted, takenAt, line.name()));
                } catch (NotPublishedException failed) {
                    throw tally.notPublished(line.number(), failed);
                }
            }
        }
    }

    private ProblemException unacknowledged(
            BulkTally.UnacknowledgedException failed, Submission submission, BulkTally tally) {
        String item = submission.format().item();
        Map<String, Object> members = new LinkedHashMap<>(tally.report().members());
        members.put("firstUnacknowledgedLine", failed.line());
        return ProblemException.retryAfter(
                limits.retryAfter(),
                Problem.of(
                                Problems.NOT_ACKNOWLEDGED,
                                "Kafka has not acknowledged " + item + ' ' + failed.line() + ": " + failed.getMessage()
                                        + ". What came before it is settled; send the rest again, from that " + item
                                        + " on. Some of it may have been recorded.")
                        .with(members));
    }

    private static void settleWhatCame(BulkTally tally) {
        try {
            tally.settle();
        } catch (BulkTally.UnacknowledgedException failed) {
            LOG.warnf("Line %d of it was not acknowledged: %s", failed.line(), failed.getMessage());
        }
    }

    private ProblemException broken(BrokenBodyException broken, Submission submission, BulkTally tally) {
        return ended(
                submission,
                tally,
                Problem.of(
                        Problems.BROKEN_BODY,
                        "Nothing from " + submission.format().item() + ' ' + broken.line() + " on can be read: "
                                + broken.getMessage() + ". What came before it is settled."),
                broken.line());
    }

    private ProblemException tooMany(TooManyEventsException tooMany, Submission submission, BulkTally tally) {
        return ended(
                submission,
                tally,
                Problem.of(
                        Problems.TOO_MANY_EVENTS,
                        "A batch may hold " + tooMany.max() + " events. Those are settled; send the rest in another."),
                tooMany.max() + 1L);
    }

    /** Tells what became of a body up to a line from which on it was not taken. */
    private ProblemException ended(Submission submission, BulkTally tally, Problem problem, long line) {
        try {
            tally.settle();
        } catch (BulkTally.UnacknowledgedException failed) {
            return unacknowledged(failed, submission, tally);
        }
        Map<String, Object> members = new LinkedHashMap<>(tally.report().members());
        members.put("line", line);
        return new ProblemException(problem.with(members));
    }
}
