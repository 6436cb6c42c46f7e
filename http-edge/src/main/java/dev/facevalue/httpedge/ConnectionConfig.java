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
}
