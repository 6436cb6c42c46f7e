package dev.facevalue.analytics;

import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** The service's configuration as it is unless somebody says otherwise, for tests that need no service around it. */
public final class TestConfig {

    /** Above the one that knows ISO 8601 alone; the service runs with this one too. */
    private static final int CONVERTER_PRIORITY = 300;

    private TestConfig() {}

    /** The defaults, but for the settings given by the part of their names behind {@code facevalue.analytics.}. */
    public static AnalyticsConfig but(Map<String, String> settings) {
        Map<String, String> byFullName = new HashMap<>();
        settings.forEach((name, value) -> byFullName.put("facevalue.analytics." + name, value));
        return new SmallRyeConfigBuilder()
                .withMapping(AnalyticsConfig.class)
                .withConverter(Duration.class, CONVERTER_PRIORITY, new DurationConverter())
                .withDefaultValues(byFullName)
                .build()
                .getConfigMapping(AnalyticsConfig.class);
    }
}
