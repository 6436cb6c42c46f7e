package dev.facevalue.httpedge;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Counts what was answered with a problem, by its stable code. Codes are constants of the services, so their number is
 * bounded whatever anybody sends.
 */
@Startup
@Singleton
public final class ProblemMetrics {

    private final MeterRegistry registry;
    private final Map<String, Counter> byCode = new ConcurrentHashMap<>();

    ProblemMetrics(MeterRegistry registry) {
        this.registry = registry;
        // From 0 on, so that the first of a kind shows as an increase.
        expect(ProblemType.EVERYWHERE);
    }

    /** Says that there are problems of these kinds, before the first of them. */
    public void expect(Collection<ProblemType> types) {
        types.forEach(type -> counter(type.code()));
    }

    void answered(Problem problem) {
        counter(problem.code()).increment();
    }

    private Counter counter(String code) {
        return byCode.computeIfAbsent(
                code,
                each -> Counter.builder("facevalue.problems")
                        .description("Requests answered with a problem, by its code")
                        .tag("code", each)
                        .register(registry));
    }
}
