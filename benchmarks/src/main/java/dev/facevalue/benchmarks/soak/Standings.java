package dev.facevalue.benchmarks.soak;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.soak.Story.Fact;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Counts by group and option: once folded from the log by the rules of the contract, once as analytics answers.
 *
 * @param question what is asked
 * @param counts by group and option; only where there are any
 */
record Standings(Question question, Map<String, Counts> counts) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The questions that are compared. */
    static final List<Question> ALL_QUESTIONS = List.of(
            new Question("strategy", "preserved", "country"),
            new Question("strategy", "preserved", "team"),
            new Question("prevention", "won", "faceRisk"));

    Standings {
        counts = Map.copyOf(counts);
    }

    /** @param by one dimension that is a field of outcomes */
    record Question(String of, String measure, String by) {

        String path() {
            return "/v1/standings?of=%s&measure=%s&by=%s".formatted(of, measure, by);
        }
    }

    /** What is counted of an option in a group; relationships from the worst to the best. */
    record Counts(long deals, long successes, long won, long awaiting, List<Long> relationships) {

        static final Counts NONE =
                new Counts(0, 0, 0, 0, Story.RELATIONSHIPS.stream().map(_ -> 0L).toList());

        Counts {
            relationships = List.copyOf(relationships);
        }

        /** @param relationship its place among all; -1 if it was not observed */
        Counts with(boolean isWon, int relationship, boolean byWon) {
            boolean counts = byWon || relationship >= 0;
            boolean success = byWon ? isWon : relationship >= Story.RELATIONSHIPS.indexOf("MAINTAINED");
            List<Long> more = new ArrayList<>(relationships);
            if (relationship >= 0) {
                more.set(relationship, more.get(relationship) + 1);
            }
            return new Counts(
                    deals + (counts ? 1 : 0),
                    successes + (counts && success ? 1 : 0),
                    won + (counts && isWon ? 1 : 0),
                    awaiting + (counts ? 0 : 1),
                    more);
        }
    }

    /** Folds a log. */
    static List<Standings> of(Log log, Story story) {
        List<Map<String, Counts>> counts = ALL_QUESTIONS.stream()
                .<Map<String, Counts>>map(_ -> new TreeMap<>())
                .toList();
        for (long deal = 0; deal < log.dealBound(); deal++) {
            Optional<JsonNode> outcome = outcome(log, story, deal);
            if (outcome.isPresent()) {
                int relationship = relationship(log, story, deal);
                for (int i = 0; i < ALL_QUESTIONS.size(); i++) {
                    count(counts.get(i), ALL_QUESTIONS.get(i), outcome.get(), relationship);
                }
            }
        }
        return IntStream.range(0, ALL_QUESTIONS.size())
                .mapToObj(i -> new Standings(ALL_QUESTIONS.get(i), counts.get(i)))
                .toList();
    }

    private static void count(Map<String, Counts> counts, Question question, JsonNode outcome, int relationship) {
        counts.merge(
                outcome.path(question.by()).asText()
                        + ' '
                        + outcome.path(question.of()).asText(),
                Counts.NONE.with(
                        outcome.path("decision").asText().equals("WON"),
                        relationship,
                        question.measure().equals("won")),
                Standings::sum);
    }

    private static Counts sum(Counts one, Counts other) {
        return new Counts(
                one.deals + other.deals,
                one.successes + other.successes,
                one.won + other.won,
                one.awaiting + other.awaiting,
                IntStream.range(0, Story.RELATIONSHIPS.size())
                        .mapToObj(i -> one.relationships.get(i) + other.relationships.get(i))
                        .toList());
    }

    /** The outcome said last. */
    private static Optional<JsonNode> outcome(Log log, Story story, long deal) {
        for (int step = Story.OUTCOMES - 1; step >= 0; step--) {
            Fact fact = new Fact(deal, step);
            if (log.times(fact) > 0) {
                return Optional.of(parsed(story.recorded(fact)));
            }
        }
        return Optional.empty();
    }

    /** The relationship observed last, and among several of that moment the one said last; -1 for none. */
    private static int relationship(Log log, Story story, long deal) {
        return IntStream.range(Story.OUTCOMES, Story.STEPS)
                .mapToObj(step -> new Fact(deal, step))
                .filter(fact -> log.times(fact) > 0)
                .map(fact -> parsed(story.recorded(fact)))
                // Later steps are said later; of equals, max takes the last.
                .max(Comparator.comparing(
                        observed -> Instant.parse(observed.path("observedAt").asText())))
                .map(observed -> Story.RELATIONSHIPS.indexOf(
                        observed.path("relationship").asText()))
                .orElse(-1);
    }

    /** Reads an answer of analytics. */
    static Standings answered(Question question, String body) {
        Map<String, Counts> counts = new TreeMap<>();
        for (JsonNode group : parsed(body).path("groups")) {
            for (JsonNode option : group.path("options")) {
                Counts told = new Counts(
                        option.path("deals").asLong(),
                        option.path("successes").asLong(),
                        option.path("won").asLong(),
                        option.path("awaiting").asLong(),
                        Story.RELATIONSHIPS.stream()
                                .map(each -> option.path("outcomes").path(each).asLong())
                                .toList());
                if (!told.equals(Counts.NONE)) {
                    counts.put(
                            group.path("key").path(0).asText()
                                    + ' '
                                    + option.path("option").asText(),
                            told);
                }
            }
        }
        return new Standings(question, counts);
    }

    private static JsonNode parsed(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException noJson) {
            throw new IllegalArgumentException("no JSON: " + json, noJson);
        }
    }
}
