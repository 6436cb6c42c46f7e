package dev.facevalue.httpedge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import java.util.function.Supplier;

/**
 * Puts {@link ExchangeBounds} behind the codec of HTTP/1.1 as soon as there is one, with TLS after the handshake, and
 * goes then. Stands first, where bytes come in; goes also where HTTP/2 is spoken.
 */
final class JoinCodec extends ChannelInboundHandlerAdapter {

    static final String NAME = "join-codec";

    private final Supplier<ExchangeBounds> bounds;

    JoinCodec(Supplier<ExchangeBounds> bounds) {
        this.bounds = bounds;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        ChannelHandlerContext encoder = context.pipeline().context(HttpResponseEncoder.class);
        if (encoder != null) {
            context.pipeline().addAfter(encoder.name(), ExchangeBounds.NAME, bounds.get());
        }
        super.channelRead(context, bytes);
        if (encoder != null || context.pipeline().get(Http2ConnectionHandler.class) != null) {
            context.pipeline().remove(this);
        }
    }
}
