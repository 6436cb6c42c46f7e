package dev.facevalue.httpedge;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Gives every connection that a server accepts what neither Vert.x nor Quarkus bounds: a {@link HeadDeadline} and
 * {@link ExchangeBounds}. Netty lets extensions at connections, which it finds by {@code META-INF/services}. Public
 * because Netty makes it; nobody else should.
 */
public final class ConnectionHandlers extends ChannelInitializerExtension {

    private static volatile @Nullable ConnectionConfig config;

    static void set(ConnectionConfig newConfig) {
        config = newConfig;
    }

    @Override
    public void postInitializeServerChildChannel(Channel accepted) {
        ConnectionConfig bounds = config;
        if (bounds == null) {
            // A server that is not ours.
            return;
        }
        HeadDeadline deadline = new HeadDeadline(bounds.headTimeout());
        ExchangeBounds exchanges = new ExchangeBounds(bounds.maxRequestsUnderWay(), bounds.unreadBodyTimeout());
        accepted.pipeline()
                .addFirst(HeadDeadline.NAME, deadline)
                .addFirst(JoinCodec.NAME, new JoinCodec(List.of(deadline.ends(), exchanges)));
    }
}
