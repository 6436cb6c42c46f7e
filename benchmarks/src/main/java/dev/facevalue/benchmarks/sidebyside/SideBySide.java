package dev.facevalue.benchmarks.sidebyside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.benchmarks.record.RunsOnRecord;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Asks questions, each of two contenders, and keeps what came of them: every answer is on record as soon as it is
 * there, and what is on record is not asked again in the same run. So a run can be broken off and gone on with.
 */
public final class SideBySide {

    private static final String RECORD = "comparisons.ndjson";
    private static final String TABLE = "comparisons.md";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path results;
    private final RunsOnRecord record;
    private final int run;
    private final Interleaved rounds;
    private final PrintStream progress;

    /**
     * Begins a run, or goes on with one.
     *
     * @param results the directory in which records are kept
     * @param run which run, from 1; another number asks every question once more
     * @param rounds how turns are taken
     * @throws IOException if what is on record cannot be read
     */
    public SideBySide(Path results, int run, Interleaved rounds, PrintStream progress) throws IOException {
        this.results = results;
        this.record = RunsOnRecord.in(results.resolve(RECORD));
        this.run = run;
        this.rounds = rounds;
        this.progress = progress;
    }

    /**
     * Asks, unless this run has the answer on record.
     *
     * @param pair starts what is needed, and is closed however it ends
     * @throws IllegalStateException if the two have not done the same work
     * @throws Exception whatever keeps a contender from its turn
     */
    public void ask(Question question, Pair.Start pair) throws Exception {
        if (record.has(
                answer -> isAnswerTo(question, answer) && answer.path("run").asInt() == run)) {
            progress.printf("%s: on record for run %d%n", question.name(), run);
            return;
        }
        progress.printf("%s: %s (goal %s)%n", question.name(), question.work(), question.goal());
        try (Pair contenders = pair.start()) {
            Contender ours = contenders.ours();
            Contender peer = contenders.peer();
            Comparison came = rounds.run(ours, peer, question.unit(), progress);
            record.add(JSON.createObjectNode()
                    .put("question", question.name())
                    .put("run", run)
                    .setAll(answer(question, ours, peer, came)));
        }
        Files.writeString(results.resolve(TABLE), ComparisonTable.of(record.runs()));
    }

    /** What is on record of some questions, of all runs, as a table in Markdown. */
    public String table(List<Question> questions) {
        return ComparisonTable.of(record.runs().stream()
                .filter(answer -> questions.stream().anyMatch(question -> isAnswerTo(question, answer)))
                .toList());
    }

    private static boolean isAnswerTo(Question question, JsonNode answer) {
        return answer.path("question").asText().equals(question.name());
    }

    private static ObjectNode answer(Question question, Contender ours, Contender peer, Comparison came) {
        ObjectNode answer = JSON.createObjectNode();
        answer.put("work", question.work());
        answer.put("unit", question.unit());
        answer.set("ours", contender(ours, came.ours()));
        answer.set("peer", contender(peer, came.peers()));
        answer.put("did", came.did());
        answer.put("median", rounded(came.median()));
        answer.put("worst", rounded(came.worst(question.goal())));
        answer.put("goal", question.goal().toString());
        answer.put("met", question.goal().isMetBy(came.median()));
        answer.set("machine", JSON.valueToTree(Machine.here()));
        return answer;
    }

    private static ObjectNode contender(Contender contender, List<Double> figures) {
        ObjectNode node = JSON.createObjectNode();
        node.put("name", contender.name());
        node.put("settings", contender.settings());
        figures.forEach(node.putArray("figures")::add);
        return node;
    }

    private static double rounded(double ratio) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.4g", ratio));
    }
}
