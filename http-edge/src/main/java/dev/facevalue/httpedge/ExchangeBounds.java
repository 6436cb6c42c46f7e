package dev.facevalue.httpedge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Bounds what is under way on a connection of HTTP/1.1, and closes it beyond that:
 *
 * <ul>
 *   <li>how many requests await their answers, or have answers that nobody reads: HTTP/1.1 lets a client send one after
 *       another without waiting, and Vert.x keeps them all;
 *   <li>how long the rest of a body may take once its request is answered. Closed at once, the connection would often
 *       be reset while the sender still sends, and he would not see the answer (RFC 9112, section 9.6).
 * </ul>
 *
 * <p>Stands where requests and answers are messages, behind the codec. Belongs to one connection, whose event loop
 * calls it.
 */
final class ExchangeBounds extends ChannelDuplexHandler {

    private final int mostRequests;
    private final Duration unreadBodyTimeout;

    /** Requests whose answers are not wholly with the operating system. */
    private int underWay;

    /** Requests that Vert.x has not answered. */
    private int unanswered;

    private boolean withinBody;
    private boolean cutOff;
    private @Nullable Future<?> closing;

    ExchangeBounds(int mostRequests, Duration unreadBodyTimeout) {
        this.mostRequests = mostRequests;
        this.unreadBodyTimeout = unreadBodyTimeout;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) throws Exception {
        if (cutOff) {
            // The rest of what came with the request that was one too many.
            ReferenceCountUtil.release(message);
            return;
        }
        if (message instanceof HttpRequest) {
            unanswered++;
            underWay++;
            withinBody = true;
            if (underWay > mostRequests) {
                cutOff = true;
                ReferenceCountUtil.release(message);
                var _ = context.close();
                return;
            }
        }
        if (message instanceof LastHttpContent) {
            withinBody = false;
            staysOpen();
        }
        super.channelRead(context, message);
    }

    @Override
    public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) throws Exception {
        if (!isEndOfAnswer(message)) {
            super.write(context, message, promise);
            return;
        }
        unanswered--;
        if (withinBody && unanswered == 0) {
            closing = context.executor()
                    .schedule(() -> close(context), unreadBodyTimeout.toMillis(), TimeUnit.MILLISECONDS);
        }
        ChannelPromise written = promise.unvoid();
        written.addListener(_ -> underWay--);
        super.write(context, message, written);
    }

    /** An answer that says "go on" is none yet. */
    private static boolean isEndOfAnswer(Object message) {
        return message instanceof LastHttpContent
                && !(message instanceof HttpResponse head
                        && head.status().codeClass() == HttpStatusClass.INFORMATIONAL);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        staysOpen();
        super.channelInactive(context);
    }

    private static void close(ChannelHandlerContext context) {
        var _ = context.close();
    }

    private void staysOpen() {
        if (closing != null) {
            closing.cancel(false);
            closing = null;
        }
    }
}
