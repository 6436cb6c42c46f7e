package dev.facevalue.httpedge;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.codec.http2.Http2ConnectionHandler;
import io.netty.handler.ssl.SslHandler;
import java.util.List;

/**
 * Puts handlers behind the codec of HTTP/1.1, where requests and answers are messages, before the first of them passes,
 * and goes then. Goes also where HTTP/2 is spoken.
 *
 * <p>Stands first, where bytes come in. With TLS the codec is there only once the handshake has told which protocol is
 * spoken, and what ends the handshake may bring the first request along, in the same read. So it moves behind TLS:
 * there that request arrives when the codec is in place.
 */
final class JoinCodec extends ChannelInboundHandlerAdapter {

    static final String NAME = "join-codec";

    private final List<ChannelHandler> handlers;
    private final boolean behindTls;

    /** @param handlers of this one connection, in the order in which what comes in is to pass them */
    JoinCodec(List<ChannelHandler> handlers) {
        this(handlers, false);
    }

    private JoinCodec(List<ChannelHandler> handlers, boolean behindTls) {
        this.handlers = List.copyOf(handlers);
        this.behindTls = behindTls;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        ChannelPipeline pipeline = context.pipeline();
        ChannelHandlerContext codec = pipeline.context(HttpResponseEncoder.class);
        ChannelHandlerContext tls = pipeline.context(SslHandler.class);
        if (codec != null) {
            handlers.reversed().forEach(handler -> pipeline.addAfter(codec.name(), null, handler));
            pipeline.remove(this);
        } else if (pipeline.get(Http2ConnectionHandler.class) != null) {
            pipeline.remove(this);
        } else if (tls != null && !behindTls) {
            pipeline.addAfter(tls.name(), null, new JoinCodec(handlers, true));
            pipeline.remove(this);
        }
        super.channelRead(context, bytes);
    }
}
