package dev.facevalue.benchmarks.record;

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
import java.util.function.Predicate;
import java.util.function.ToLongFunction;

/** The runs of a measurement so far, on whatever day, in a file: a JSON object a line. */
public final class RunsOnRecord {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path file;
    private final List<JsonNode> runs = new ArrayList<>();

    private RunsOnRecord(Path file) {
        this.file = file;
    }

    /** Reads what is on record; a file that is not there holds nothing. */
    public static RunsOnRecord in(Path file) throws IOException {
        RunsOnRecord record = new RunsOnRecord(file);
        if (Files.exists(file)) {
            for (String line : Files.readAllLines(file)) {
                record.runs.add(JSON.readTree(line));
            }
        }
        return record;
    }

    public boolean hasSeed(long seed) {
        return hasSeed(seed, run -> true);
    }

    /** Whether a seed was run in a certain way. */
    public boolean hasSeed(long seed, Predicate<JsonNode> way) {
        return has(run -> run.path("seed").asLong() == seed && way.test(run));
    }

    public boolean has(Predicate<JsonNode> which) {
        return runs.stream().anyMatch(which);
    }

    /** What is on record, in the order in which it was put there. */
    public List<JsonNode> runs() {
        return List.copyOf(runs);
    }

    /**
     * Puts a run from a seed on record.
     *
     * @param came what it came to; the seed is put in front
     */
    public void add(long seed, ObjectNode came) throws IOException {
        ObjectNode run = JSON.createObjectNode();
        run.put("seed", seed);
        run.setAll(came);
        add(run);
    }

    /**
     * Puts a run on record.
     *
     * @param came what it came to; the date is put in front
     */
    public void add(ObjectNode came) throws IOException {
        ObjectNode run = JSON.createObjectNode();
        run.put("date", LocalDate.now(ZoneOffset.UTC).toString());
        run.setAll(came);
        runs.add(run);
        Files.createDirectories(file.toAbsolutePath().getParent());
        Files.writeString(
                file, JSON.writeValueAsString(run) + '\n', StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    public int size() {
        return runs.size();
    }

    public long count(Predicate<JsonNode> which) {
        return runs.stream().filter(which).count();
    }

    public long sum(ToLongFunction<JsonNode> figure) {
        return runs.stream().mapToLong(figure).sum();
    }
}
