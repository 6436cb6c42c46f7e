package dev.facevalue.ingest.intake;

import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import dev.facevalue.eventstream.EventName;
import dev.facevalue.eventstream.FactJson;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import dev.facevalue.ingest.IngestConfig;
import dev.facevalue.ingest.format.CloudEventFact;
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
        Told told = switch (submission.format()) {
            case CLOUD_EVENT -> told(submission, CloudEventFact.read(body, submission.kind()));
            case CLOUD_EVENT_BINARY ->
                told(submission, CloudEventFact.read(submission.attributes(), body, submission.kind()));
            case JSON, NDJSON, CSV, CLOUD_EVENT_BATCH -> told(submission, JsonFact.read(body, submission.kind()));
        };
        return switch (told.form().check(takenAt)) {
            case FactForm.Refused refused ->
                throw rejected(
                        submission,
                        ProblemException.of(
                                Problems.INVALID_FACT, "Nothing of this fact was taken.", refused.violations()));
            case FactForm.Accepted accepted -> {
                Receipt receipt = publish(accepted, takenAt, told.name());
                metrics.accepted(submission, 1);
                yield receipt;
            }
        };
    }

    /** What a request tells, and what it names the event, if it does. */
    private record Told(FactForm form, @Nullable EventName name) {}

    private Told told(Submission submission, FactJson.Reading reading) {
        String key = submission.idempotencyKey();
        return switch (reading) {
            case FactJson.Malformed(String message) -> throw malformed(submission, message);
            case FactJson.Form(FactForm form) -> new Told(form, key == null ? null : publisher.ownName(key));
        };
    }

    private Told told(Submission submission, CloudEventFact.Reading reading) {
        return switch (reading) {
            case CloudEventFact.Malformed(String message) -> throw malformed(submission, message);
            case CloudEventFact.NoEvent(var violations) ->
                throw rejected(submission, Problems.invalidEvent(violations));
            case CloudEventFact.Told(EventName name, FactForm form) -> {
                String key = submission.idempotencyKey();
                if (key != null && !key.equals(name.id())) {
                    throw rejected(
                            submission,
                            ProblemException.of(
                                    Problems.INVALID_IDEMPOTENCY_KEY,
                                    "A CloudEvent is named by its id. An Idempotency-Key beside it must be the same, or be"
                                            + " left out."));
                }
                yield new Told(form, name);
            }
        };
    }

    private ProblemException malformed(Submission submission, String message) {
        return rejected(
                submission,
                ProblemException.of(
                        ProblemType.MALFORMED_JSON, "The body " + message + '.', List.of(new Violation("", message))));
    }

    private ProblemException rejected(Submission submission, ProblemException problem) {
        metrics.rejected(submission, 1);
        return problem;
    }

    /**
     * Publishes one fact and waits until the broker has it.
     *
     * @throws ProblemException if it does not acknowledge
     */
    Receipt publish(FactForm.Accepted accepted, Instant takenAt, @Nullable EventName name) {
        try {
            return publisher.publish(accepted, takenAt, name).await();
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
                                            + ". Send it again with the same Idempotency-Key and recordedAt (an event with the"
                                            + " same id, source and time); if it was, it does not count twice.";
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
