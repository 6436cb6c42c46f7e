package dev.facevalue.httpedge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** What a connection may do; further bounds of connections are the framework's, see docs/limits.md. */
@ConfigMapping(prefix = "facevalue.http")
public interface ConnectionConfig {

    /**
     * How long the head of a request may take, from its first byte to the empty line behind its headers; TLS's
     * handshake counts with the first. Whoever takes longer is cut off: there is no request yet that could be answered.
     */
    @WithDefault("10s")
    Duration headTimeout();

    /**
     * How long the rest of a body may take whose request is answered already, with HTTP/1.1. It is read on so that the
     * sender sees the answer, and discarded; then the connection is closed.
     */
    @WithDefault("30s")
    Duration unreadBodyTimeout();

    /**
     * How many requests of one connection may await their answers, or have answers that are not read, with HTTP/1.1.
     * Whoever sends more without reading is cut off.
     */
    @WithDefault("16")
    int maxRequestsUnderWay();
}
