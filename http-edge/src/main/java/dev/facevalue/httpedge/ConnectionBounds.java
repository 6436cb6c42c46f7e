package dev.facevalue.httpedge;

import io.netty.bootstrap.ChannelInitializerExtension;
import io.quarkus.vertx.http.HttpServerOptionsCustomizer;
import io.vertx.core.http.HttpServerOptions;
import jakarta.inject.Singleton;

/** Sets what the server bounds of a connection before there is a request, and settings cannot. */
@Singleton
public class ConnectionBounds implements HttpServerOptionsCustomizer {

    private final ConnectionConfig config;

    ConnectionBounds(ConnectionConfig config) {
        this.config = config;
    }

    @Override
    public void customizeHttpServer(HttpServerOptions options) {
        // Without TLS nobody speaks HTTP/2 to us, and what tells it from HTTP/1.1 would hide a head's beginning.
        options.setHttp2ClearTextEnabled(false);
        installHandlers();
    }

    @Override
    public void customizeHttpsServer(HttpServerOptions options) {
        installHandlers();
    }

    private void installHandlers() {
        ConnectionHandlers.set(config);
        // Netty looks for extensions when the first server is bound, and only if it is told to.
        System.setProperty(ChannelInitializerExtension.EXTENSIONS_SYSTEM_PROPERTY, "serviceload");
    }
}
