package dev.facevalue.systemtests.dashboard;

import com.fasterxml.jackson.databind.JsonNode;
import dev.facevalue.systemtests.Api;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Map;

/** Standings as the API tells them, and how the page must write them in English. */
record Figures(JsonNode standings) {

    private static final Map<String, String> DOING = Map.of(
            "CONFRONT", "confronting",
            "SAVE_FACE", "letting the customer save face",
            "BUILD_TRUST", "building trust");

    static Figures of(Api analyst, String query) {
        return new Figures(analyst.get("/v1/standings?" + query).expect(200).json());
    }

    /** The group with this key, of standings by one dimension. */
    JsonNode group(String key) {
        for (JsonNode group : standings.path("groups")) {
            if (group.at("/key/0").asText().equals(key)) {
                return group;
            }
        }
        throw new AssertionError("no group " + key + " in " + standings);
    }

    JsonNode option(String group, String option) {
        for (JsonNode candidate : group(group).path("options")) {
            if (candidate.path("option").asText().equals(option)) {
                return candidate;
            }
        }
        throw new AssertionError("no option " + option + " in " + group(group));
    }

    /** Such as {@code 1,010 of 1,276}. */
    String successesOfDeals(String group, String option) {
        JsonNode figures = option(group, option);
        return count(figures.path("successes").asLong()) + " of "
                + count(figures.path("deals").asLong());
    }

    /** Such as {@code 70%}. */
    String estimate(String group, String option) {
        return percent(option(group, option).path("estimate").asDouble());
    }

    /** Such as {@code 67–73%}. */
    String range(String group, String option) {
        return percentRange(option(group, option).path("credible"));
    }

    /** The sentence about a group that has a leader with a margin, after the place. */
    String leads(String group) {
        JsonNode verdict = group(group).path("verdict");
        double sure = verdict.path("probabilityBest").asDouble();
        return doing(verdict.path("option")) + " keeps "
                + points(verdict.at("/lead/low")) + " to " + points(verdict.at("/lead/high"))
                + " points more relationships than " + doing(verdict.at("/lead/over")) + ", "
                + (sure > 0.99 ? "more than 99%" : percent(sure)) + " sure.";
    }

    static String percentRange(JsonNode interval) {
        String low = percent(interval.path("low").asDouble());
        return low.substring(0, low.length() - 1) + "–"
                + percent(interval.path("high").asDouble());
    }

    static String percent(double share) {
        return BigDecimal.valueOf(share).movePointRight(2).setScale(0, RoundingMode.HALF_UP) + "%";
    }

    static String count(long number) {
        return String.format(Locale.UK, "%,d", number);
    }

    private static String points(JsonNode difference) {
        return Long.toString(Math.round(difference.asDouble() * 100));
    }

    private static String doing(JsonNode option) {
        return DOING.getOrDefault(option.asText(), option.asText());
    }
}
