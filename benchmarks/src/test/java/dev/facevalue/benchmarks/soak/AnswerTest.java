package dev.facevalue.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.soak.Fates.Place;
import dev.facevalue.benchmarks.soak.Mix.Request;
import dev.facevalue.benchmarks.soak.Story.Fact;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnswerTest {

    private static final Fact ONE = new Fact(1, 0);
    private static final Fact TWO = new Fact(2, 0);
    private static final Request SINGLE = new Request(0, true, List.of(ONE), 0);
    private static final Request UPLOAD = new Request(0, true, List.of(ONE, TWO), 2);
    private static final String RECEIPT =
            "{\"dealId\":\"soak-1\",\"eventId\":\"soak-1-0\",\"partition\":3,\"offset\":17}";

    private final Fates fates = new Fates();

    @Test
    void aReceiptIsKept() throws IOException {
        assertThat(note(SINGLE, 202, false, RECEIPT)).isEmpty();

        assertThat(fates.timesAccepted(ONE)).isEqualTo(1);
        assertThat(fates.receipts()).containsEntry(new Place(3, 17), ONE);
    }

    @Test
    void aReceiptForSomethingElseIsWrong() throws IOException {
        assertThat(note(SINGLE, 202, false, RECEIPT.replace("soak-1-0", "soak-1-1")))
                .isPresent();
        assertThat(note(SINGLE, 202, false, "{}")).isPresent();
    }

    @Test
    void anUploadIsAcceptedButForItsBadLine() throws IOException {
        assertThat(note(UPLOAD, 200, false, "{\"accepted\":2,\"rejected\":1,\"errors\":[{\"line\":2}]}"))
                .isEmpty();

        assertThat(fates.accepted()).isEqualTo(2);
    }

    @Test
    void anUploadThatRefusesAnotherLineIsWrong() throws IOException {
        assertThat(note(UPLOAD, 200, false, "{\"accepted\":2,\"rejected\":1,\"errors\":[{\"line\":3}]}"))
                .isPresent();
        assertThat(note(UPLOAD, 200, false, "{\"accepted\":3,\"rejected\":0,\"errors\":[]}"))
                .isPresent();
    }

    @Test
    void whatWasNotAcknowledgedIsUnknownAndWhatCameBeforeIsAccepted() throws IOException {
        assertThat(note(UPLOAD, 503, true, "{\"code\":\"NOT_ACKNOWLEDGED\",\"firstUnacknowledgedLine\":3}"))
                .isEmpty();

        assertThat(fates.timesAccepted(ONE)).isEqualTo(1);
        assertThat(fates.timesUnknown(TWO)).isEqualTo(1);
    }

    @Test
    void aRefusalForOverloadRefusesAll() throws IOException {
        assertThat(note(UPLOAD, 503, true, "{\"code\":\"OVERLOADED\"}")).isEmpty();
        assertThat(note(SINGLE, 429, true, "{}")).isEmpty();

        assertThat(fates.refused()).isEqualTo(3);
        assertThat(fates.accepted() + fates.unknown()).isZero();
    }

    @Test
    void aFactThatMayHaveBeenRecordedIsUnknown() throws IOException {
        note(SINGLE, 503, true, "{\"code\":\"NOT_ACKNOWLEDGED\",\"detail\":\"It may have been recorded.\"}");

        assertThat(fates.timesUnknown(ONE)).isEqualTo(1);
    }

    @Test
    void oneThatWasNotRecordedIsRefused() throws IOException {
        note(SINGLE, 503, true, "{\"code\":\"NOT_ACKNOWLEDGED\",\"detail\":\"Nothing was recorded: no broker.\"}");

        assertThat(fates.refused()).isEqualTo(1);
    }

    @Test
    void notNowMustSayWhen() throws IOException {
        assertThat(note(SINGLE, 503, false, "{\"code\":\"OVERLOADED\"}")).isPresent();
    }

    @Test
    void noOtherErrorIsRight() throws IOException {
        assertThat(note(SINGLE, 500, false, "{}")).isPresent();
        assertThat(note(SINGLE, 502, true, "{}")).isPresent();
        assertThat(fates.timesUnknown(ONE)).isEqualTo(2);

        assertThat(note(SINGLE, 400, false, "{}")).isPresent();
        assertThat(fates.refused()).isEqualTo(1);
    }

    private Optional<String> note(Request request, int status, boolean saysWhen, String body) throws IOException {
        return new Answer(status, saysWhen, new ObjectMapper().readTree(body)).note(request, fates);
    }
}
