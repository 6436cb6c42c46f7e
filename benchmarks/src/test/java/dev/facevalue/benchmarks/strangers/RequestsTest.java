package dev.facevalue.benchmarks.strangers;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class RequestsTest {

    @Test
    void aRequestIsAFunctionOfSeedAndNumber() {
        for (long number = 0; number < 2_000; number++) {
            assertThat(new Requests(7).make(number).bytes())
                    .isEqualTo(new Requests(7).make(number).bytes());
        }
    }

    @Test
    void otherSeedsMakeOtherRequests() {
        assertThat(new Requests(7).make(3).bytes())
                .isNotEqualTo(new Requests(8).make(3).bytes());
    }

    @Test
    void mostRequestsAreWholeAndSomeAreNot() {
        long clear = 0;
        for (long number = 0; number < 2_000; number++) {
            clear += new Requests(7).make(number).isClear() ? 1 : 0;
        }

        assertThat(clear).isBetween(1_000L, 1_900L);
    }

    @Test
    void aWholeRequestHasAHeadAndTheBodyThatItAnnounces() {
        for (long number = 0; number < 2_000; number++) {
            Sent sent = new Requests(7).make(number);
            if (sent.isClear() && sent.body().length > 0) {
                assertThat(new String(sent.bytes(), StandardCharsets.ISO_8859_1))
                        .contains("Content-Length: " + sent.body().length + "\r\n");
            }
        }
    }
}
