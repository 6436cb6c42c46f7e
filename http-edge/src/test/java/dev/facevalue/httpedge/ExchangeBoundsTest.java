package dev.facevalue.httpedge;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2FrameCodecBuilder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@SuppressWarnings("NullAway.Init") // made before each test
class ExchangeBoundsTest {

    private static final int MOST = 3;
    private static final Duration UNREAD_BODY_TIMEOUT = Duration.ofSeconds(30);
    private static final String GET = "GET / HTTP/1.1\r\n\r\n";
    private static final String POST = "POST / HTTP/1.1\r\nContent-Length: 9\r\n\r\n";

    private EmbeddedChannel channel;

    @BeforeEach
    void connect() {
        channel = new EmbeddedChannel(
                new JoinCodec(List.of(new ExchangeBounds(MOST, UNREAD_BODY_TIMEOUT))),
                new HttpRequestDecoder(),
                new HttpResponseEncoder());
        channel.freezeTime();
    }

    @AfterEach
    void disconnect() {
        channel.finishAndReleaseAll();
    }

    @Test
    void soManyRequestsMayAwaitTheirAnswers() {
        receive(GET.repeat(MOST));

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.inboundMessages()).hasSize(2 * MOST);
    }

    @Test
    void whoeverSendsOneMoreIsCutOff() {
        receive(GET.repeat(MOST + 5));

        assertThat(channel.isOpen()).isFalse();
        assertThat(channel.inboundMessages()).hasSize(2 * MOST);
    }

    @Test
    void whatIsAnsweredCountsNoMore() {
        for (int i = 0; i < 3 * MOST; i++) {
            receive(GET);
            answer();
        }

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void anAnswerThatIsNotReadCounts() {
        receive(GET.repeat(MOST));
        for (int i = 0; i < MOST; i++) {
            var _ = channel.write(whole(HttpResponseStatus.OK));
        }

        receive(GET.repeat(3));

        assertThat(channel.isOpen()).isFalse();
        // Closing gives those answers up, which must not make room.
        assertThat(channel.inboundMessages()).hasSize(2 * MOST);
    }

    @Test
    void theRestOfAnAnsweredBodyHasItsTime() {
        receive(POST + "body");
        answer();
        pass(29);
        receive("b");
        assertThat(channel.isOpen()).isTrue();

        pass(2);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whoeverSendsAllOfItIsServedAgain() {
        receive(POST + "body");
        answer();
        pass(29);
        receive("body.");
        pass(60);
        receive(GET);

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aBodyThatIsNotAnsweredIsNotItsMatter() {
        receive(GET + POST + "body");
        answer();
        channel.writeOutbound(whole(HttpResponseStatus.CONTINUE));
        channel.writeOutbound(new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK));
        pass(60);
        assertThat(channel.isOpen()).isTrue();

        channel.writeOutbound(LastHttpContent.EMPTY_LAST_CONTENT);
        pass(31);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void theRestOfABodyWhoseHeadCameWithTheEndOfTheHandshakeHasItsTimeToo() {
        channel = new EmbeddedChannel(
                new JoinCodec(List.of(new ExchangeBounds(MOST, UNREAD_BODY_TIMEOUT))), new FakeTls(1));
        channel.freezeTime();
        receive("hello");
        receive(POST + "body");
        answer();
        pass(29);
        assertThat(channel.isOpen()).isTrue();

        pass(2);

        assertThat(channel.isOpen()).isFalse();
    }

    @Test
    void whatComesAfterTheCutIsNotKept() {
        ByteBuf bytes = Unpooled.copiedBuffer(GET.repeat(MOST) + POST + "body", US_ASCII);
        channel.writeInbound(bytes);
        channel.releaseInbound();

        assertThat(channel.isOpen()).isFalse();
        assertThat(bytes.refCnt()).isZero();
    }

    @Test
    void whereHttp2IsSpokenNobodyJoins() {
        channel = new EmbeddedChannel(
                new JoinCodec(List.of(new ExchangeBounds(MOST, UNREAD_BODY_TIMEOUT))),
                Http2FrameCodecBuilder.forServer().build());

        receive("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n");

        assertThat(channel.pipeline().get(JoinCodec.class)).isNull();
        assertThat(channel.pipeline().get(ExchangeBounds.class)).isNull();
    }

    private void receive(String text) {
        channel.writeInbound(Unpooled.copiedBuffer(text, US_ASCII));
    }

    private void answer() {
        channel.writeOutbound(whole(HttpResponseStatus.OK));
    }

    private static DefaultFullHttpResponse whole(HttpResponseStatus status) {
        return new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status, Unpooled.EMPTY_BUFFER);
    }

    private void pass(int seconds) {
        channel.advanceTimeBy(seconds, TimeUnit.SECONDS);
        channel.runScheduledPendingTasks();
    }
}
