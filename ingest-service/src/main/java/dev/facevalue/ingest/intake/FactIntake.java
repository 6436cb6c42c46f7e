package dev.facevalue.ingest.intake;

import dev.facevalue.deal.FactForm;
import dev.facevalue.ingest.IngestConfig;
import jakarta.inject.Singleton;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;

/** Takes what a request brings, be it one fact or many, and answers. */
@Singleton
final class FactIntake {

    private final SingleIntake single;
    private final BulkIntake bulk;
    private final Admission admission;
    private final IngestConfig.Limits limits;

    FactIntake(SingleIntake single, BulkIntake bulk, Admission admission, IngestConfig config) {
        this.single = single;
        this.bulk = bulk;
        this.admission = admission;
        this.limits = config.ingest();
    }

    Response take(FactForm.Kind kind, HttpHeaders headers, InputStream body) {
        Submission submission = Submission.of(
                kind,
                headers,
                new MinimumRateInput(body, limits.minBodyRate(), limits.bodyRateGrace(), System::nanoTime));
        return submission.format().isBulk()
                ? Response.ok(admission.bulk(() -> bulk.take(submission))).build()
                : Response.accepted(admission.single(() -> single.take(submission)))
                        .build();
    }
}
