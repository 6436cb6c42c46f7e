package dev.facevalue.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.benchmarks.record.RunsOnRecord;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/** The rounds that were run so far. */
final class Rounds {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final RunsOnRecord rounds;

    private Rounds(RunsOnRecord rounds) {
        this.rounds = rounds;
    }

    /** Reads what is on record. */
    static Rounds in(Path file) throws IOException {
        return new Rounds(RunsOnRecord.in(file));
    }

    boolean hasSeed(long seed) {
        return rounds.hasSeed(seed);
    }

    /** Puts a round on record, whatever came of it. */
    void record(long seed, int faults, Round.Outcome outcome) throws IOException {
        ObjectNode round = JSON.createObjectNode();
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
        long faults = rounds.sum(round -> round.path("faults").asLong());
        long harmful = rounds.count(round -> !round.path("clean").asBoolean());
        String bound = harmful > 0 || faults == 0
                ? "%d rounds were not clean".formatted(harmful)
                : String.format(
                        Locale.ROOT, "none did harm: below %.2f %% of such faults do, at 95 %%", 300.0 / faults);
        return String.format(
                Locale.ROOT,
                "%,d faults in %,d rounds on record, %,d facts sent, %,d accepted, %,d records, %,d dead letters: %s.",
                faults,
                rounds.size(),
                rounds.sum(round -> round.at("/verdict/sent").asLong()),
                rounds.sum(round -> round.at("/verdict/accepted").asLong()),
                rounds.sum(round -> round.at("/verdict/records").asLong()),
                rounds.sum(round -> round.at("/verdict/deadLetters").asLong()),
                bound);
    }
}
