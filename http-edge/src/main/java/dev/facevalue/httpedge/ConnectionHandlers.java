package dev.facevalue.httpedge;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
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
        accepted.pipeline()
                .addFirst(HeadDeadline.NAME, new HeadDeadline(bounds.headTimeout()))
                .addFirst(
                        JoinCodec.NAME,
                        new JoinCodec(
                                () -> new ExchangeBounds(bounds.maxRequestsUnderWay(), bounds.unreadBodyTimeout())));
    }
}
