package dev.facevalue.ingest.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
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
        for (int second = 0; second < 30; second++) {
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

    /** A body without an end, of which each read brings some bytes after a while. */
    private InputStream body(int bytes, Duration pause) {
        return new MinimumRateInput(
                new InputStream() {
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
                },
                LEAST,
                GRACE,
                () -> nanos);
    }
}
