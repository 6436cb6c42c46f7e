package dev.facevalue.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.benchmarks.record.RunsOnRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The rounds that were run so far in which the same might suffer. */
final class Rounds {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String TARGETS = "targets";

    private final RunsOnRecord rounds;
    private final String targets;

    private Rounds(RunsOnRecord rounds, String targets) {
        this.rounds = rounds;
        this.targets = targets;
    }

    /**
     * Reads what is on record.
     *
     * @param only what might suffer; empty for everything that there is
     */
    static Rounds in(Path file, Set<Fault.Target> only) throws IOException {
        return new Rounds(
                RunsOnRecord.in(file), only.stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
    }

    boolean hasSeed(long seed) {
        return rounds.hasSeed(seed, this::isOfTheSameTargets);
    }

    private boolean isOfTheSameTargets(JsonNode round) {
        return round.path(TARGETS).asText().equals(targets);
    }

    private long sum(ToLongFunction<JsonNode> figure) {
        return rounds.sum(round -> isOfTheSameTargets(round) ? figure.applyAsLong(round) : 0);
    }

    /** Puts a round on record, whatever came of it. */
    void record(long seed, int faults, Round.Outcome outcome) throws IOException {
        ObjectNode round = JSON.createObjectNode();
        if (!targets.isEmpty()) {
            round.put(TARGETS, targets);
        }
        round.put("faults", faults);
        round.put("clean", outcome.isClean());
        round.put("slowestRecoverySeconds", outcome.slowest().toMillis() / 1_000.0);
        JsonNode verdict = outcome.verdict().startsWith("{") ? JSON.readTree(outcome.verdict()) : null;
        round.set("verdict", verdict == null ? JSON.getNodeFactory().textNode(outcome.verdict()) : verdict);
        rounds.add(seed, round);
    }

    /**
     * What all rounds say together. Where no fault in n did harm, the share of faults that do is below 3/n, with 95 %
     * confidence (the rule of three: (1 − 3/n)ⁿ ≈ e⁻³ = 0.05), for faults of the kinds that were drawn.
     */
    String summary() {
        long faults = sum(round -> round.path("faults").asLong());
        long harmful = rounds.count(
                round -> isOfTheSameTargets(round) && !round.path("clean").asBoolean());
        String bound = harmful > 0 || faults == 0
                ? "%d rounds were not clean".formatted(harmful)
                : String.format(
                        Locale.ROOT, "none did harm: below %.2f %% of such faults do, at 95 %%", 300.0 / faults);
        return String.format(
                Locale.ROOT,
                "%,d faults in %,d rounds on record, %,d facts sent, %,d accepted, %,d records, %,d dead letters: %s.",
                faults,
                rounds.count(this::isOfTheSameTargets),
                sum(round -> round.at("/verdict/sent").asLong()),
                sum(round -> round.at("/verdict/accepted").asLong()),
                sum(round -> round.at("/verdict/records").asLong()),
                sum(round -> round.at("/verdict/deadLetters").asLong()),
                bound);
    }
}
