package dev.facevalue.httpedge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which the head of a request takes too long: whoever sends it byte by byte is never idle.
 *
 * <p>Stands first, where bytes come in, and has a second handler behind the decoder that tells where heads and bodies
 * end. Goes where HTTP/2 is spoken: there the heads of many requests share a connection, and the codec bounds them.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

    static final String NAME = "head-deadline";

    private static final String ENDS = "head-deadline-ends";

    private final Duration timeout;
    private @Nullable Future<?> closing;
    private boolean withinRequest;

    HeadDeadline(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        watchEnds(context.pipeline());
        if (closing == null && !withinRequest) {
            closing = context.executor().schedule(() -> close(context), timeout.toMillis(), TimeUnit.MILLISECONDS);
        }
        super.channelRead(context, bytes);
        if (context.pipeline().get(Http2ConnectionHandler.class) != null) {
            headEnded();
            context.pipeline().remove(this);
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        headEnded();
        super.channelInactive(context);
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private void headEnded() {
        if (closing != null) {
            closing.cancel(false);
            closing = null;
        }
    }

    /** The decoder comes late: with TLS, after the handshake. */
    private void watchEnds(ChannelPipeline pipeline) {
        ChannelHandlerContext decoder = pipeline.context(HttpRequestDecoder.class);
        if (decoder != null && pipeline.get(ENDS) == null) {
            pipeline.addAfter(decoder.name(), ENDS, new Ends());
        }
    }

    private final class Ends extends ChannelInboundHandlerAdapter {

        @Override
        public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
            if (message instanceof HttpRequest) {
                withinRequest = true;
                headEnded();
            }
            if (message instanceof LastHttpContent) {
                withinRequest = false;
            }
            super.channelRead(context, message);
        }
    }
}
