package dev.facevalue.ingest.intake;

import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import dev.facevalue.eventstream.FactJson;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import dev.facevalue.ingest.IngestConfig;
import dev.facevalue.ingest.format.JsonFact;
import dev.facevalue.ingest.publishing.NotPublishedException;
import dev.facevalue.ingest.publishing.Publisher;
import dev.facevalue.ingest.publishing.Receipt;
import dev.facevalue.ingest.publishing.TakenAt;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Takes one fact: all of it or nothing. */
@Singleton
final class SingleIntake {

    private final Publisher publisher;
    private final FactMetrics metrics;
    private final Clock clock;
    private final int maxBytes;
    private final Duration retryAfter;

    SingleIntake(Publisher publisher, FactMetrics metrics, Clock clock, IngestConfig config) {
        this.publisher = publisher;
        this.metrics = metrics;
        this.clock = clock;
        this.maxBytes = config.ingest().maxFactBytes();
        this.retryAfter = config.ingest().retryAfter();
    }

    /**
     * Takes the fact that a request brings, and waits until the broker has it.
     *
     * @throws ProblemException if it is no fact, or the broker does not acknowledge
     */
    Receipt take(Submission submission) {
        byte[] body = read(submission);
        Instant takenAt = new TakenAt(clock).next();
        return switch (JsonFact.read(body, submission.kind())) {
            case FactJson.Malformed(String message) -> {
                metrics.rejected(submission.kind(), submission.format().label(), 1);
                throw ProblemException.of(
                        ProblemType.MALFORMED_JSON, "The body " + message + '.', List.of(new Violation("", message)));
            }
            case FactJson.Form(FactForm form) ->
                switch (form.check(takenAt)) {
                    case FactForm.Refused refused -> {
                        metrics.rejected(submission.kind(), submission.format().label(), 1);
                        throw ProblemException.of(
                                Problems.INVALID_FACT, "Nothing of this fact was taken.", refused.violations());
                    }
                    case FactForm.Accepted accepted -> {
                        Receipt receipt = publish(accepted, takenAt, submission.idempotencyKey());
                        metrics.accepted(submission.kind(), submission.format().label(), 1);
                        yield receipt;
                    }
                };
        };
    }

    /**
     * Publishes one fact and waits until the broker has it.
     *
     * @throws ProblemException if it does not acknowledge
     */
    Receipt publish(FactForm.Accepted accepted, Instant takenAt, @Nullable String eventId) {
        try {
            return publisher.publish(accepted, takenAt, eventId).await();
        } catch (NotPublishedException failed) {
            throw ProblemException.retryAfter(
                    retryAfter,
                    Problem.of(
                            Problems.NOT_ACKNOWLEDGED,
                            switch (failed.outcome()) {
                                case NOT_SENT ->
                                    "Nothing was recorded: " + failed.getMessage() + ". Send it again later.";
                                case UNKNOWN ->
                                    "It may have been recorded: " + failed.getMessage()
                                            + ". Send it again with the same Idempotency-Key and recordedAt; if it was,"
                                            + " it does not count twice.";
                            }));
        }
    }

    private byte[] read(Submission submission) {
        byte[] body;
        try {
            body = submission.body().readNBytes(maxBytes + 1);
        } catch (IOException brokenOff) {
            throw ProblemException.of(Problems.INCOMPLETE_BODY, "The body broke off. Nothing was taken.");
        }
        if (body.length > maxBytes) {
            throw ProblemException.of(
                    ProblemType.TOO_LARGE, "One fact may have " + maxBytes + " bytes. Nothing was taken.");
        }
        return body;
    }
}
