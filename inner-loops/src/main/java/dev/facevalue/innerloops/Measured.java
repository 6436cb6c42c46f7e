package dev.facevalue.innerloops;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.benchmarks.sidebyside.Machine;
import org.apache.kafka.common.utils.AppInfoParser;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;

/**
 * What JMH has measured of a loop.
 *
 * @param loop the loop's {@linkplain Loop#label name}
 * @param work what one time through it was
 * @param nanos how long one time took, in nanoseconds; the mean of all iterations
 * @param error half of the mean's 99.9 % confidence interval, in nanoseconds; 0 if there were too few iterations for
 *     one
 * @param bytes what one time allocated, on all threads
 * @param forks how many JVMs were measured, one after another
 * @param iterations how many iterations were counted in each
 * @param versions of JMH, and of the libraries that the loops are in
 * @param machine on what
 */
record Measured(
        String loop,
        String work,
        double nanos,
        double error,
        double bytes,
        int forks,
        int iterations,
        String versions,
        Machine machine) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ALLOCATED = "gc.alloc.rate.norm";

    /**
     * Takes over a result.
     *
     * @throws IllegalArgumentException if it was not measured as {@link Loops} has it measured
     */
    static Measured of(Loop loop, RunResult result) {
        Result<?> time = result.getPrimaryResult();
        Result<?> allocated = result.getSecondaryResults().get(ALLOCATED);
        if (!time.getScoreUnit().equals("ns/op") || allocated == null) {
            throw new IllegalArgumentException("in " + time.getScoreUnit() + ", with "
                    + result.getSecondaryResults().keySet());
        }
        double error = time.getScoreError();
        return new Measured(
                loop.label(),
                loop.work(),
                time.getScore(),
                Double.isNaN(error) ? 0 : error,
                allocated.getScore(),
                result.getParams().getForks(),
                result.getParams().getMeasurement().getCount(),
                versions(result),
                Machine.here());
    }

    private static String versions(RunResult result) {
        return "JMH %s, Jackson %s, kafka-clients %s"
                .formatted(result.getParams().getJmhVersion(), JSON.version(), AppInfoParser.getVersion());
    }

    ObjectNode toJson() {
        return JSON.valueToTree(this);
    }
}
