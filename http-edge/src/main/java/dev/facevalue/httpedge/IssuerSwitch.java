package dev.facevalue.httpedge;

import io.smallrye.config.ConfigSourceContext;
import io.smallrye.config.ConfigSourceFactory;
import io.smallrye.config.ConfigValue;
import io.smallrye.config.PropertiesConfigSource;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Turns OpenID Connect on where an issuer is configured, and off where none is: without this, a service without an
 * issuer would not start. Whoever sets {@code quarkus.oidc.tenant-enabled} says it himself. Public because the
 * configuration makes it; nobody else should.
 */
public final class IssuerSwitch implements ConfigSourceFactory {

    static final String ISSUER = "quarkus.oidc.auth-server-url";
    static final String ENABLED = "quarkus.oidc.tenant-enabled";

    /** Below everything that anybody sets, above the framework's own default. */
    private static final int ORDINAL = 50;

    @Override
    public Iterable<ConfigSource> getConfigSources(ConfigSourceContext context) {
        ConfigValue issuer = context.getValue(ISSUER);
        boolean isConfigured = issuer != null
                && issuer.getValue() != null
                && !issuer.getValue().isBlank();
        return List.of(new PropertiesConfigSource(
                Map.of(ENABLED, Boolean.toString(isConfigured)), "whether an issuer is configured", ORDINAL));
    }
}
