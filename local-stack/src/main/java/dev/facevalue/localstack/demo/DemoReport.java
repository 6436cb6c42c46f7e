package dev.facevalue.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The standings of {@code GET /v1/standings} as a table of at most 110 columns: for each group a line a strategy.
 *
 * <p>It never names a winner by luck: a strategy is marked only if the interval of its rate lies above those of all
 * others.
 */
final class DemoReport {

    private static final String RULE = "-".repeat(110);

    private static final List<String> LEGEND = List.of(
            "kept: MAINTAINED or better. for life: FOR_LIFE. awaiting: not observed yet, so not counted.",
            "95 % interval: Wilson's. *: the highest rate, and its interval lies above those of the others.",
            "Rates are crude: sellers chose by the situation, so read \"associated with\", not \"causes\". What is true in this",
            "made-up world, and where its crude rates mislead, is written in",
            "local-stack/src/main/java/dev/facevalue/localstack/demo/package-info.java.");

    private DemoReport() {}

    /** The table with its heading and legend, a line an element. */
    static List<String> lines(JsonNode standings) {
        List<String> lines = new ArrayList<>();
        lines.add(String.format(
                Locale.ROOT,
                "Which answer to a refusal keeps the relationship, by culture: %,d deals; %,d more await an observation",
                standings.path("deals").asInt(),
                standings.path("awaitingObservation").asInt()));
        lines.add("");
        lines.add(columns("culture", "strategy", "deals", "kept", "95 % interval", "severed", "for life", "awaiting"));
        lines.add(RULE);
        for (JsonNode group : standings.path("groups")) {
            lines.addAll(group(group));
        }
        lines.add(RULE);
        lines.addAll(LEGEND);
        return lines;
    }

    private static List<String> group(JsonNode group) {
        JsonNode options = group.path("options");
        Optional<String> leader = leader(options);
        List<String> lines = new ArrayList<>();
        String label = group.path("label").path(0).asText();
        for (JsonNode option : options) {
            boolean leads = leader.equals(Optional.of(option.path("option").asText()));
            lines.add(line(label, option, leads));
            label = lines.size() == 1 && leader.isEmpty() ? "  too close to call" : "";
        }
        return lines;
    }

    private static String line(String label, JsonNode option, boolean leads) {
        String strategy = words(option.path("option").asText()) + (leads ? " *" : "");
        long deals = option.path("deals").asLong();
        String interval = deals == 0
                ? "-"
                : String.format(
                        Locale.ROOT,
                        "%.1f to %.1f %%",
                        100 * option.path("wilson").path("low").asDouble(),
                        100 * option.path("wilson").path("high").asDouble());
        return columns(
                label,
                strategy,
                String.format(Locale.ROOT, "%,d", deals),
                deals == 0 ? "-" : percent(option.path("rate").asDouble()),
                interval,
                share(option, "SEVERED", deals),
                share(option, "FOR_LIFE", deals),
                String.format(Locale.ROOT, "%,d", option.path("awaiting").asLong()));
    }

    private static String columns(
            String group,
            String strategy,
            String deals,
            String kept,
            String interval,
            String severed,
            String forLife,
            String awaiting) {
        return String.format(
                "%-20s %-13s %8s %8s %17s %9s %9s %9s",
                group, strategy, deals, kept, interval, severed, forLife, awaiting);
    }

    /** The option with the highest rate, if its interval lies above the intervals of all others. */
    static Optional<String> leader(JsonNode options) {
        for (JsonNode candidate : options) {
            if (candidate.path("deals").asLong() > 0 && isAboveOthers(candidate, options)) {
                return Optional.of(candidate.path("option").asText());
            }
        }
        return Optional.empty();
    }

    private static boolean isAboveOthers(JsonNode candidate, JsonNode options) {
        double low = candidate.path("wilson").path("low").asDouble();
        for (JsonNode other : options) {
            // Nothing is known of an option that was never tried; it might be the best.
            double high = other.path("deals").asLong() == 0
                    ? 1
                    : other.path("wilson").path("high").asDouble();
            if (!other.equals(candidate) && high >= low) {
                return false;
            }
        }
        return true;
    }

    private static String share(JsonNode option, String outcome, long deals) {
        return deals == 0
                ? "-"
                : percent((double) option.path("outcomes").path(outcome).asLong() / deals);
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /** {@code SAVE_FACE} as {@code Save face}. */
    private static String words(String code) {
        return code.isEmpty()
                ? code
                : code.charAt(0) + code.substring(1).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
