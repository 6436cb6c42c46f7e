package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.testbed.LeastSquares;
import dev.facevalue.benchmarks.testbed.ProcessMemory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** The memory of a service over the time of the load. */
final class MemoryCourse {

    /** What analytics keeps of each deal, in columns of so many deals at once; told in docs/operations.md. */
    private static final double BYTES_PER_DEAL = 24;

    private static final long DEALS_PER_CHUNK = 65_536;
    private static final double MEBIBYTE = 1 << 20;
    private static final double LEFT_OUT = 0.1;

    private final List<Sample> samples = new ArrayList<>();

    private record Sample(double hours, ProcessMemory memory, double columns) {

        double heap() {
            return memory.heapMebibytes() - columns;
        }

        double resident() {
            return memory.residentMebibytes() - columns;
        }
    }

    /**
     * Adds a measurement.
     *
     * @param hours since the load began
     * @param deals how many deals the service holds in columns; 0 if it holds none
     */
    void add(double hours, ProcessMemory memory, long deals) {
        samples.add(new Sample(hours, memory, columns(deals)));
    }

    /** MiB that the columns of so many deals take: whole chunks. */
    static double columns(long deals) {
        return Math.ceilDiv(deals, DEALS_PER_CHUNK) * DEALS_PER_CHUNK * BYTES_PER_DEAL / MEBIBYTE;
    }

    /** MiB per hour of the heap after collections, less the columns. */
    LeastSquares heap() {
        return line(Sample::heap);
    }

    /** MiB per hour of the whole process, less the columns. */
    LeastSquares resident() {
        return line(Sample::resident);
    }

    /** Since the load began, at the last measurement. */
    double hours() {
        return samples.getLast().hours();
    }

    /** The last measurement, with everything. */
    ProcessMemory last() {
        return samples.getLast().memory();
    }

    /** MiB of the last measurement that the columns take. */
    double lastColumns() {
        return samples.getLast().columns();
    }

    /** Over the time without its first tenth, in which services warm up to a load that is new to them. */
    private LeastSquares line(ToDoubleFunction<Sample> of) {
        double from = samples.isEmpty() ? 0 : samples.getLast().hours() * LEFT_OUT;
        List<Sample> counted =
                samples.stream().filter(sample -> sample.hours() >= from).toList();
        return LeastSquares.through(
                counted.stream().mapToDouble(Sample::hours).toArray(),
                counted.stream().mapToDouble(of).toArray());
    }
}
