package dev.facevalue.httpedge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // made before each test
class HeadDeadlineTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    private EmbeddedChannel channel;

    @BeforeEach
    void connect() {
        HeadDeadline deadline = new HeadDeadline(TIMEOUT);
        channel = new EmbeddedChannel(
                new JoinCodec(List.of(deadline.ends())), deadline, new HttpRequestDecoder(), new HttpResponseEncoder());
        channel.freezeTime();
    }

    @AfterEach
    void disconnect() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aHeadThatComesByteByByteIsCutOff() {
        for (int second = 0; second < 9; second++) {
            receive("G");
            pass(1);
        }
        assertThat(channel.isOpen()).isTrue();

        pass(2);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aBodyMayTakeLonger() {
        receive("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nbody");

        pass(60);
        receive("b");
        pass(60);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void theHeadOfTheNextRequestIsBoundedToo() {
        receive("GET / HTTP/1.1\r\n\r\n");
        pass(60);
        assertThat(channel.isOpen()).isTrue();

        receive("GET");
        pass(11);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aConnectionThatBringsNothingIsNotItsMatter() {
        pass(60);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aHandshakeCountsWithTheFirstHead() {
        HeadDeadline deadline = new HeadDeadline(TIMEOUT);
        channel = new EmbeddedChannel(new JoinCodec(List.of(deadline.ends())), deadline, new FakeTls(2));
        channel.freezeTime();
        receive("hello");
        pass(5);
        receive("finished");
        pass(6);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void aHeadThatComesWithTheEndOfTheHandshakeIsSeen() {
        HeadDeadline deadline = new HeadDeadline(TIMEOUT);
        channel = new EmbeddedChannel(new JoinCodec(List.of(deadline.ends())), deadline, new FakeTls(1));
        channel.freezeTime();
        receive("hello");
        pass(5);
        receive("POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\nbody");
        pass(60);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void whereHttp2IsSpokenItIsGone() {
        channel = new EmbeddedChannel(
                new HeadDeadline(TIMEOUT), Http2FrameCodecBuilder.forServer().build());
        channel.freezeTime();

        receive("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");
        pass(60);

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.pipeline().get(HeadDeadline.class)).isNull();
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
