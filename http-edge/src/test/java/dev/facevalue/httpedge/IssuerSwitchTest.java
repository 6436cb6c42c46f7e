package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;

class IssuerSwitchTest {

    @Test
    void openIdConnectIsOffWithoutAnIssuer() {
        assertThat(enabled(Map.of())).isFalse();
        assertThat(enabled(Map.of(IssuerSwitch.ISSUER, ""))).isFalse();
    }

    @Test
    void openIdConnectIsOnWithAnIssuer() {
        assertThat(enabled(Map.of(IssuerSwitch.ISSUER, "https://issuer.example/realms/facevalue")))
                .isTrue();
    }

    @Test
    void whoeverSetsItSaysItHimself() {
        assertThat(enabled(Map.of(IssuerSwitch.ISSUER, "https://issuer.example", IssuerSwitch.ENABLED, "false")))
                .isFalse();
    }

    /** Found as a service is, by its file in META-INF. */
    private static boolean enabled(Map<String, String> settings) {
        SmallRyeConfig config = new SmallRyeConfigBuilder()
                .addDiscoveredSources()
                .withSources(new PropertiesConfigSource(settings, "a user", 300))
                .build();
        return config.getValue(IssuerSwitch.ENABLED, Boolean.class);
    }
}
