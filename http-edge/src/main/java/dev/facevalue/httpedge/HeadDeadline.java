package dev.facevalue.httpedge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandler;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection on which the head of a request takes too long: whoever sends it byte by byte is never idle.
 *
 * <p>Stands first, where bytes come in, and learns from a {@linkplain #ends() second handler} behind the codec where
 * heads and bodies end. Goes where HTTP/2 is spoken: there the heads of many requests share a connection, and the codec
 * bounds them.
 */
final class HeadDeadline extends ChannelInboundHandlerAdapter {

    static final String NAME = "head-deadline";

    private final Duration timeout;
    private @Nullable Future<?> closing;
    private boolean withinRequest;

    HeadDeadline(Duration timeout) {
        this.timeout = timeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
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

    /** What is to stand behind the codec of the same connection. */
    ChannelInboundHandler ends() {
        return new Ends();
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
