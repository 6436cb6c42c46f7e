package dev.facevalue.ingest.apidocs;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Tells how one schema differs from another beyond what version 1 allows, which is properties that are new and not
 * required. Whoever reads facts by the old schema must find in every new fact all that was there before and nothing
 * that the old schema refuses; whoever reads old facts by the new schema must not miss anything.
 */
final class SchemaGrowth {

    /** What explains a schema and refuses nothing. */
    private static final Set<String> EXPLANATIONS = Set.of("title", "description", "examples", "$comment");

    private SchemaGrowth() {}

    /** The places at which {@code now} is not {@code then} with optional properties added; empty if it is. */
    static List<String> beyondOptionalProperties(JsonNode then, JsonNode now) {
        List<String> found = new ArrayList<>();
        compare("", then, now, found);
        return found;
    }

    private static void compare(String place, JsonNode then, JsonNode now, List<String> found) {
        for (String keyword : keywords(then, now)) {
            String here = place + '/' + keyword;
            JsonNode before = then.path(keyword);
            JsonNode after = now.path(keyword);
            if (keyword.equals("properties")) {
                compareProperties(here, before, after, now.path("required"), found);
            } else if (!sameSet(before, after) && !before.equals(after)) {
                found.add(here);
            }
        }
    }

    private static void compareProperties(
            String place, JsonNode then, JsonNode now, JsonNode required, List<String> found) {
        then.properties().forEach(property -> {
            String here = place + '/' + property.getKey();
            if (now.has(property.getKey())) {
                compare(here, property.getValue(), now.get(property.getKey()), found);
            } else {
                found.add(here);
            }
        });
        for (JsonNode name : required) {
            if (!then.has(name.textValue())) {
                found.add(place + '/' + name.textValue());
            }
        }
    }

    private static Set<String> keywords(JsonNode then, JsonNode now) {
        Set<String> keywords = new TreeSet<>();
        then.fieldNames().forEachRemaining(keywords::add);
        now.fieldNames().forEachRemaining(keywords::add);
        keywords.removeAll(EXPLANATIONS);
        return keywords;
    }

    /** Of codes and of required names the order says nothing. */
    private static boolean sameSet(JsonNode then, JsonNode now) {
        return then.isArray()
                && now.isArray()
                && then.size() == now.size()
                && elements(then).equals(elements(now));
    }

    private static Set<JsonNode> elements(JsonNode array) {
        Set<JsonNode> elements = new HashSet<>();
        array.forEach(elements::add);
        return elements;
    }
}
