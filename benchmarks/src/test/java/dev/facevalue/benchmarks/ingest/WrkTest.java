package dev.facevalue.benchmarks.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class WrkTest {

    private static final String REPORT = """
            Running 15s test @ http://127.0.0.1:21000/v1/deal-outcomes
              1 threads and 128 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     9.51ms    3.12ms  61.20ms   81.11%%
                Req/Sec    13.55k     1.02k   15.10k    72.00%%
              202417 requests in 15.03s, 41.11MB read
            %sRequests/sec:  13467.52
            Transfer/sec:      2.74MB
            """;

    @Test
    void readsWhatWasAnswered() throws IOException {
        assertThat(Wrk.Report.of(REPORT.formatted(""))).isEqualTo(new Wrk.Report(202_417, 13_467.52));
    }

    @Test
    void takesNoReportOfRefusalsOrBrokenConnections() {
        for (String line : new String[] {
            "  Non-2xx or 3xx responses: 3\n", "  Socket errors: connect 0, read 0, write 0, timeout 2\n"
        }) {
            assertThatIOException().isThrownBy(() -> Wrk.Report.of(REPORT.formatted(line)));
        }
    }

    @Test
    void takesNothingElseForAReport() {
        assertThatIOException()
                .isThrownBy(() -> Wrk.Report.of("unable to connect to 127.0.0.1:1 Connection refused\n"));
    }
}
