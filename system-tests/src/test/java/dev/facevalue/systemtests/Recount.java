package dev.facevalue.systemtests;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Counts a story as the contract's sentences say, fact by fact and deal by deal, the slow and plain way.
 *
 * <p>The outcome recorded last holds; of it and the observations, the one observed last, then recorded last.
 */
final class Recount {

    /** How one option fares in one group. */
    record Option(
            long deals,
            long successes,
            long won,
            long awaiting,
            List<Long> outcomes,
            @Nullable Double rate) {}

    /** What counts: {@code strategy} or {@code prevention}, {@code preserved} or {@code won}, by which fields. */
    record Question(String of, String measure, List<String> dimensions, Predicate<Map<String, String>> filter) {

        static Question by(String... by) {
            return new Question("strategy", "preserved", List.of(by), _ -> true);
        }

        Question of(String other) {
            return new Question(other, measure, dimensions, filter);
        }

        Question measure(String other) {
            return new Question(of, other, dimensions, filter);
        }

        Question where(Predicate<Map<String, String>> other) {
            return new Question(of, measure, dimensions, filter.and(other));
        }
    }

    private static final List<String> RELATIONSHIPS =
            List.of("SEVERED", "STRAINED", "MAINTAINED", "STRENGTHENED", "FOR_LIFE");
    private static final Map<String, List<String>> OPTIONS = Map.of(
            "strategy", List.of("CONFRONT", "SAVE_FACE", "BUILD_TRUST"),
            "prevention", List.of("NONE", "SURFACED", "COVERED"));

    private final List<Map<String, String>> deals = new ArrayList<>();

    Recount(List<Told> story) {
        Map<String, List<Told>> byDeal = new HashMap<>();
        story.forEach(told ->
                byDeal.computeIfAbsent(told.dealId(), _ -> new ArrayList<>()).add(told));
        byDeal.values().forEach(this::addDeal);
    }

    private void addDeal(List<Told> facts) {
        facts.stream()
                .filter(Told::isOutcome)
                .max(Comparator.comparing(Recount::recordedAt))
                .ifPresent(outcome -> {
                    Map<String, String> deal = new HashMap<>(outcome.fields());
                    deal.remove("relationship");
                    facts.stream()
                            .filter(told -> told.equals(outcome)
                                    ? told.fields().containsKey("relationship")
                                    : !told.isOutcome())
                            .max(Comparator.comparing(Recount::observedAt).thenComparing(Recount::recordedAt))
                            .ifPresent(observation -> deal.put("relationship", observation.field("relationship")));
                    derive(deal);
                    deals.add(deal);
                });
    }

    private static Instant recordedAt(Told told) {
        return Instant.parse(told.field("recordedAt"));
    }

    private static Instant observedAt(Told told) {
        return Instant.parse(told.field(told.isOutcome() ? "decidedAt" : "observedAt"));
    }

    private static void derive(Map<String, String> deal) {
        String country = deal.getOrDefault("country", "");
        deal.putIfAbsent("culture", Places.cultureOf(country));
        deal.put("region", Places.regionOf(country));
        LocalDate day = LocalDate.ofInstant(Instant.parse(deal.getOrDefault("decidedAt", "")), ZoneOffset.UTC);
        deal.put("day", day.toString());
        deal.put("month", day.toString().substring(0, 7));
        deal.put("quarter", day.getYear() + "-Q" + (day.getMonthValue() + 2) / 3);
    }

    /** The figures of every group in which a deal has the option asked about, by key and option. */
    Map<List<String>, Map<String, Option>> answer(Question question) {
        Map<List<String>, List<Map<String, String>>> groups = new HashMap<>();
        for (Map<String, String> deal : deals) {
            if (deal.containsKey(question.of()) && question.filter().test(deal)) {
                List<String> key = question.dimensions().stream()
                        .map(dimension -> deal.getOrDefault(dimension, "UNKNOWN"))
                        .toList();
                groups.computeIfAbsent(key, _ -> new ArrayList<>()).add(deal);
            }
        }
        Map<List<String>, Map<String, Option>> answer = new HashMap<>();
        groups.forEach((key, ofGroup) -> {
            Map<String, Option> options = new TreeMap<>();
            for (String option : OPTIONS.getOrDefault(question.of(), List.of())) {
                List<Map<String, String>> chosen = ofGroup.stream()
                        .filter(deal -> option.equals(deal.get(question.of())))
                        .toList();
                options.put(option, option(question.measure(), chosen));
            }
            answer.put(key, options);
        });
        return answer;
    }

    private static Option option(String measure, List<Map<String, String>> chosen) {
        boolean byWins = measure.equals("won");
        List<Map<String, String>> observed =
                chosen.stream().filter(deal -> deal.containsKey("relationship")).toList();
        List<Map<String, String>> counted = byWins ? chosen : observed;
        long won = counted.stream()
                .filter(deal -> "WON".equals(deal.get("decision")))
                .count();
        long preserved = observed.stream()
                .filter(deal -> RELATIONSHIPS.indexOf(deal.get("relationship")) >= 2)
                .count();
        long successes = byWins ? won : preserved;
        return new Option(
                counted.size(),
                successes,
                won,
                byWins ? 0 : chosen.size() - observed.size(),
                RELATIONSHIPS.stream()
                        .map(each -> observed.stream()
                                .filter(deal -> each.equals(deal.get("relationship")))
                                .count())
                        .toList(),
                counted.isEmpty() ? null : (double) successes / counted.size());
    }
}
