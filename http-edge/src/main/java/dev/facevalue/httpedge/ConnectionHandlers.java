package dev.facevalue.httpedge;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.netty.channel.Channel;
import java.time.Duration;

/**
 * Gives every connection that a server accepts a {@link HeadDeadline}. Neither Vert.x nor Quarkus bounds how long a
 * head may take; Netty lets extensions at connections, which it finds by {@code META-INF/services}. Public because
 * Netty makes it; nobody else should.
 */
public final class HeadDeadlines extends ChannelInitializerExtension {

    private static volatile Duration timeout = Duration.ofSeconds(10);

    static void set(Duration newTimeout) {
        timeout = newTimeout;
    }

    @Override
    public void postInitializeServerChildChannel(Channel accepted) {
        accepted.pipeline().addFirst(HeadDeadline.NAME, new HeadDeadline(timeout));
    }
}
