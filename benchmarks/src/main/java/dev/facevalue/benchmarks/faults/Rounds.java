package dev.facevalue.benchmarks.faults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The rounds that were run so far, on whatever day, in a file: a JSON object a line. */
final class Rounds {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<JsonNode> rounds = new ArrayList<>();

    private Rounds(Path file) {
        this.file = file;
    }

    /** Reads what is on record. */
    static Rounds in(Path file) throws IOException {
        Rounds rounds = new Rounds(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                rounds.rounds.add(JSON.readTree(line));
            }
        }
        return rounds;
    }

    boolean hasSeed(long seed) {
        return rounds.stream().anyMatch(round -> round.path("seed").asLong() == seed);
    }

    /** Puts a round on record, whatever came of it. */
    void record(long seed, int faults, Round.Outcome outcome) throws IOException {
        ObjectNode round = JSON.createObjectNode();
        round.put("seed", seed);
        round.put("faults", faults);
        round.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        round.put("clean", outcome.isClean());
        round.put("slowestRecoverySeconds", outcome.slowest().toMillis() / 1_000.0);
        JsonNode verdict = outcome.verdict().startsWith("{") ? JSON.readTree(outcome.verdict()) : null;
        round.set("verdict", verdict == null ? JSON.getNodeFactory().textNode(outcome.verdict()) : verdict);
        rounds.add(round);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, JSON.writeValueAsString(round) + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * What all rounds say together. Where no fault in n did harm, the share of faults that do is below 3/n, with 95 %
     * confidence (the rule of three: (1 − 3/n)ⁿ ≈ e⁻³ = 0.05), for faults of the kinds that were drawn.
     */
    String summary() {
        long faults = sum(round -> round.path("faults").asLong());
        long harmful = rounds.stream()
                .filter(round -> !round.path("clean").asBoolean())
                .count();
        String bound = harmful > 0 || faults == 0
                ? "%d rounds were not clean".formatted(harmful)
                : String.format(
                        Locale.ROOT, "none did harm: below %.2f %% of such faults do, at 95 %%", 300.0 / faults);
        return String.format(
                Locale.ROOT,
                "%,d faults in %,d rounds on record, %,d facts sent, %,d accepted, %,d records, %,d dead letters: %s.",
                faults,
                rounds.size(),
                sum(round -> round.at("/verdict/sent").asLong()),
                sum(round -> round.at("/verdict/accepted").asLong()),
                sum(round -> round.at("/verdict/records").asLong()),
                sum(round -> round.at("/verdict/deadLetters").asLong()),
                bound);
    }

    private long sum(java.util.function.ToLongFunction<JsonNode> figure) {
        return rounds.stream().mapToLong(figure).sum();
    }
}
