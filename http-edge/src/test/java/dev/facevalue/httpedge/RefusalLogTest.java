package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RefusalLogTest {

    private final AtomicLong nanos = new AtomicLong();
    private final List<String> lines = new ArrayList<>();
    private final RefusalLog log = new RefusalLog(nanos::get, lines::add);

    @Test
    void aUserWithoutTheRoleIsNamed() {
        log.refused(403, "GET", "/v1/standings", "crm", "10.0.0.7");

        assertThat(lines).containsExactly("Refused 403: GET /v1/standings, user crm, from 10.0.0.7");
    }

    @Test
    void whoeverDidNotComeInIsNotNamedForThatMayBeAPassword() {
        log.refused(401, "POST", "/v1/deal-outcomes", "", "10.0.0.7");

        assertThat(lines)
                .containsExactly("Refused 401: POST /v1/deal-outcomes, credentials that are not right, from 10.0.0.7");
    }

    @Test
    void noDealIsNamed() {
        log.refused(403, "DELETE", "/v1/deals/CRM-4711", "crm", "10.0.0.7");

        assertThat(lines)
                .singleElement()
                .asString()
                .contains("DELETE /v1/deals,")
                .doesNotContain("4711");
    }

    @Test
    void nobodyForgesALineOrMakesALongOne() {
        log.refused(403, "GET\r\nINFO", "/v1\n2026/\u001b[2J" + "x".repeat(5_000), "a\nb", "::1");

        assertThat(lines)
                .singleElement()
                .asString()
                .doesNotContain("\n", "\r", "\u001b")
                .hasSizeLessThan(300);
    }

    @Test
    void aFloodIsCountedRatherThanWritten() {
        for (int i = 0; i < 1_000; i++) {
            log.refused(403, "GET", "/", "crm", "10.0.0.7");
        }
        assertThat(lines).hasSize(RefusalLog.MOST_A_SECOND);

        nanos.addAndGet(TimeUnit.SECONDS.toNanos(1));
        log.refused(403, "GET", "/", "crm", "10.0.0.7");

        assertThat(lines).hasSize(RefusalLog.MOST_A_SECOND + 1);
        assertThat(lines.getLast()).endsWith("from 10.0.0.7 (and 990 more before)");
    }
}
