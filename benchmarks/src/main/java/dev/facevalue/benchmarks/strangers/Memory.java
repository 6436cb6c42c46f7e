package dev.facevalue.benchmarks.strangers;

import dev.facevalue.benchmarks.testbed.LeastSquares;
import dev.facevalue.benchmarks.testbed.ProcessMemory;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The memory of a process over the course of the requests: what its heap holds after a collection, and all of it. */
final class Memory {

    private static final double REQUESTS = 100_000;

    private final long pid;
    private final List<Sample> samples = new ArrayList<>();

    private record Sample(double requests, ProcessMemory memory) {}

    Memory(long pid) {
        this.pid = pid;
    }

    /** @param requests how many were sent so far */
    void sample(long requests) throws IOException, InterruptedException {
        samples.add(new Sample(requests, ProcessMemory.of(pid)));
    }

    /** MiB at the last sample, of the heap after a collection. */
    double heap() {
        return samples.getLast().memory().heapMebibytes();
    }

    /** MiB at the last sample, of the whole process. */
    double resident() {
        return samples.getLast().memory().residentMebibytes();
    }

    /** MiB per 100,000 requests, of the heap after a collection. */
    double heapSlope() {
        return slope(ProcessMemory::heapMebibytes);
    }

    /** MiB per 100,000 requests, of the whole process. */
    double residentSlope() {
        return slope(ProcessMemory::residentMebibytes);
    }

    /** By least squares over the second half; the first is warming up. 0 with fewer than two samples there. */
    private double slope(ToDoubleFunction<ProcessMemory> of) {
        List<Sample> late = samples.subList(samples.size() / 2, samples.size());
        return REQUESTS
                * LeastSquares.through(
                                late.stream().mapToDouble(Sample::requests).toArray(),
                                late.stream()
                                        .map(Sample::memory)
                                        .mapToDouble(of)
                                        .toArray())
                        .slope();
    }
}
