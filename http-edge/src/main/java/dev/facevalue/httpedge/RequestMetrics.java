package dev.facevalue.httpedge;

import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.core.instrument.distribution.DistributionStatisticConfig;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * How long requests take, as a histogram: percentiles of one instance cannot be added to those of another, buckets can.
 */
class RequestMetrics {

    private static final String REQUESTS = "http.server.requests";

    // From an answer out of memory up to a bulk body of minutes. Each bound is a series for every address, method and
    // outcome, so they are few.
    private static final double[] BOUNDS_NANOS = Stream.of(5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000)
            .mapToDouble(millis -> Duration.ofMillis(millis).toNanos())
            .toArray();

    /** RFC 9110, section 9.3, and RFC 5789. Any other word may be a method, too, and each would be a label. */
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");

    private static final List<String> READING = List.of("GET", "HEAD");

    /** Of the addresses of resources, which are registered by the time of the first request. */
    private volatile @Nullable Set<String> patterns;

    @Produces
    @Singleton
    MeterFilter labelsThatNoSenderChooses() {
        return new MeterFilter() {
            @Override
            public Meter.Id map(Meter.Id id) {
                if (!id.getName().equals(REQUESTS)) {
                    return id;
                }
                Tags tags = Tags.of(id.getTags());
                String address = id.getTag("uri");
                if (address != null && !isKnown(address) && !isFile(id)) {
                    tags = tags.and("uri", "REFUSED");
                }
                String method = id.getTag("method");
                if (method != null && !METHODS.contains(method)) {
                    tags = tags.and("method", "OTHER");
                }
                return id.replaceTags(tags);
            }
        };
    }

    /**
     * Whether a label is a pattern of ours, or a word of the framework's. It names a request by the pattern of its
     * address only where a resource takes it. One that is answered before that, such as OPTIONS, or refused for its
     * method, its media types or its length, or that breaks off, would be named by the address itself, and a dealId
     * would be a label.
     */
    private boolean isKnown(String address) {
        Set<String> known = patterns;
        if (known == null) {
            known = ResourceRoute.registered().stream()
                    .map(ResourceRoute::path)
                    .collect(Collectors.toUnmodifiableSet());
            patterns = known;
        }
        return !address.startsWith("/") || known.contains(address);
    }

    /** Whether it is one of the dashboard's files that is read: they are as many as they are. */
    private static boolean isFile(Meter.Id request) {
        return "SUCCESS".equals(request.getTag("outcome")) && READING.contains(request.getTag("method"));
    }

    @Produces
    @Singleton
    MeterFilter histogramOfRequests() {
        return new MeterFilter() {
            @Override
            public DistributionStatisticConfig configure(Meter.Id id, DistributionStatisticConfig config) {
                return id.getName().equals(REQUESTS)
                        ? DistributionStatisticConfig.builder()
                                .serviceLevelObjectives(BOUNDS_NANOS)
                                .build()
                                .merge(config)
                        : config;
            }
        };
    }
}
