package dev.facevalue.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class MinimumRateInputTest {

    private static final int LEAST = 10;
    private static final Duration GRACE = Duration.ofSeconds(30);

    private long nanos;

    @Test
    void aBodyThatComesByteByByteIsBrokenOffAfterTheGrace() throws IOException {
        InputStream slow = body(1, Duration.ofSeconds(1));
        // Each byte earns a tenth of the second that it took.
        for (int second = 0; second < 33; second++) {
            assertThat(slow.read()).isEqualTo('a');
        }

        assertThatThrownBy(slow::read).isInstanceOf(IOException.class).hasMessageContaining("10 bytes a second");
    }

    @Test
    void aBodyThatComesAtTheLeastRateIsReadForAsLongAsItComes() throws IOException {
        InputStream justFastEnough = body(LEAST, Duration.ofSeconds(1));

        for (int second = 0; second < 1_000; second++) {
            assertThat(justFastEnough.read(new byte[100])).isEqualTo(LEAST);
        }
    }

    @Test
    void aFastBeginningBuysNoSlowEnd() throws IOException {
        InputStream fast = new ByteArrayInputStream(new byte[1_000_000]);
        InputStream slowInTheEnd = new MinimumRateInput(
                new SequenceInputStream(fast, endless(1, Duration.ofSeconds(20))), LEAST, GRACE, () -> nanos);
        assertThat(slowInTheEnd.readNBytes(1_000_001)).hasSize(1_000_001);

        assertThatThrownBy(slowInTheEnd::read).isInstanceOf(IOException.class);
    }

    @Test
    void withoutALeastRateAnyIsFastEnough() throws IOException {
        InputStream slow = new MinimumRateInput(endless(1, Duration.ofMinutes(1)), 0, GRACE, () -> nanos);

        for (int minute = 0; minute < 10; minute++) {
            assertThat(slow.read(new byte[1])).isEqualTo(1);
        }
    }

    @Test
    void timeInWhichNobodyReadsDoesNotCount() throws IOException {
        InputStream fast = body(1, Duration.ofMillis(1));
        for (int i = 0; i < 100; i++) {
            nanos += Duration.ofMinutes(1).toNanos();
            assertThat(fast.read()).isEqualTo('a');
        }
    }

    @Test
    void theEndIsTheEndHoweverLongItTook() throws IOException {
        InputStream ended =
                new MinimumRateInput(InputStream.nullInputStream(), LEAST, GRACE, () -> nanos += 60_000_000_000L);

        assertThat(ended.read()).isEqualTo(-1);
    }

    /** A body without an end, of which each read brings some bytes after a while; bounded as usual. */
    private InputStream body(int bytes, Duration pause) {
        return new MinimumRateInput(endless(bytes, pause), LEAST, GRACE, () -> nanos);
    }

    private InputStream endless(int bytes, Duration pause) {
        return new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException("read in bulk only");
            }

            @Override
            public int read(byte[] buffer, int offset, int length) {
                nanos += pause.toNanos();
                int read = Math.min(bytes, length);
                Arrays.fill(buffer, offset, offset + read, (byte) 'a');
                return read;
            }
        };
    }
}
