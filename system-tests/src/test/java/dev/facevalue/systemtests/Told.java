package dev.facevalue.systemtests;

import java.util.Map;
import java.util.TreeMap;

/**
 * Something that is said about a deal, in the contract's fields, all of them texts.
 *
 * @param fields by name; with {@code decidedAt} it is an outcome, else an observation
 */
record Told(Map<String, String> fields) {

    Told {
        fields = new TreeMap<>(fields);
    }

    boolean isOutcome() {
        return fields.containsKey("decidedAt");
    }

    String field(String name) {
        return fields.getOrDefault(name, "");
    }

    String dealId() {
        return field("dealId");
    }

    /** A line of NDJSON without its line break. None of the made-up texts needs escaping. */
    String json() {
        StringBuilder json = new StringBuilder("{");
        fields.forEach((name, value) -> {
            if (!name.startsWith("value.")) {
                json.append('"').append(name).append("\":\"").append(value).append("\",");
            }
        });
        if (fields.containsKey("value.amount")) {
            json.append("\"value\":{\"amount\":")
                    .append(field("value.amount"))
                    .append(",\"currency\":\"")
                    .append(field("value.currency"))
                    .append("\"},");
        }
        json.setCharAt(json.length() - 1, '}');
        return json.toString();
    }
}
