package dev.facevalue.benchmarks.fold;

import picocli.CommandLine.Option;

/** What those who fold are told, whatever is asked of them: options of a command. */
public final class FoldOptions {

    @Option(
            names = "--heap",
            defaultValue = "1g",
            description =
                    "the heap of each contender, as -Xmx has it (default: ${DEFAULT-VALUE}, as in analytics' container)")
    private String heap = "614m";

    @Option(
            names = "--stream-threads",
            defaultValue = "2",
            description = "of Kafka Streams (default: ${DEFAULT-VALUE})")
    private int streamThreads;

    /** The heap of each contender, as {@code -Xmx} has it. */
    public String heap() {
        return heap;
    }

    /** How many threads Kafka Streams has. */
    public int streamThreads() {
        return streamThreads;
    }
}
