package dev.facevalue.httpedge;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequestDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import io.netty.handler.ssl.SslHandler;
import io.netty.util.ReferenceCountUtil;
import java.security.NoSuchAlgorithmException;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * Does to a pipeline what TLS does, without encrypting: lets nothing through while the handshake lasts, then puts the
 * codec in place, and passes on what came in the same read.
 */
final class FakeTls extends SslHandler {

    private int readsOfHandshake;

    /** @param readsOfHandshake how many reads bring nothing but the handshake */
    FakeTls(int readsOfHandshake) {
        super(newEngine());
        this.readsOfHandshake = readsOfHandshake;
    }

    private static SSLEngine newEngine() {
        try {
            return SSLContext.getDefault().createSSLEngine();
        } catch (NoSuchAlgorithmException noTls) {
            throw new IllegalStateException(noTls);
        }
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) {
        if (readsOfHandshake > 0) {
            readsOfHandshake--;
            ReferenceCountUtil.release(bytes);
            return;
        }
        if (context.pipeline().get(HttpResponseEncoder.class) == null) {
            context.pipeline().addLast(new HttpRequestDecoder(), new HttpResponseEncoder());
        }
        context.fireChannelRead(bytes);
    }

    // Nothing is encrypted, so there is no engine to be begun or ended, and nothing to be flushed.

    @Override
    public void handlerAdded(ChannelHandlerContext context) {}

    @Override
    public void handlerRemoved0(ChannelHandlerContext context) {}

    @Override
    public void channelActive(ChannelHandlerContext context) {
        context.fireChannelActive();
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        context.fireChannelInactive();
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        context.fireChannelReadComplete();
    }

    @Override
    public void read(ChannelHandlerContext context) {
        context.read();
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
        var _ = context.write(message, promise);
    }

    @Override
    public void flush(ChannelHandlerContext context) {
        context.flush();
    }

    @Override
    public void close(ChannelHandlerContext context, ChannelPromise promise) {
        var _ = context.close(promise);
    }
}
