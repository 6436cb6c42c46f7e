package dev.facevalue.benchmarks.strangers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/**
 * Bodies of requests that bring facts: good ones in every form, and what may go wrong with each.
 *
 * @param random from which all is drawn
 * @param deal begins the ids of the deals; no other request has the same
 */
record Bodies(RandomGenerator random, String deal) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String OUTCOME = "dev.facevalue.deal-outcome.recorded.v1";
    private static final String OBSERVATION = "dev.facevalue.relationship.observed.v1";

    /** Teams are a dimension: few enough that answers by team stay small. */
    private static final List<String> TEAMS = List.of(
            "North",
            "<script>alert(1)</script>",
            "\"><img src=x onerror=alert(1)>",
            "=HYPERLINK(\"http://example.org\",\"x\")",
            "+1+1",
            "-2+3",
            "@SUM(A1)",
            "\uff1d1+1",
            "\u00c9quipe \ud83d\ude00",
            "'; DROP TABLE deal; --",
            "a,b;c\"d\"");

    /**
     * A body and what must stand if it is taken.
     *
     * @param contentType what it is
     * @param event the attributes of a CloudEvent in binary mode
     * @param lines the facts on lines that nothing was done to
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Body(String contentType, byte[] bytes, Map<String, String> event, List<JsonNode> lines) {

        Body(String contentType, byte[] bytes) {
            this(contentType, bytes, Map.of(), List.of());
        }
    }

    /** @param outcomes whether of outcomes or of observations */
    Body next(boolean outcomes) {
        return switch (random.nextInt(10)) {
            case 0, 1, 2 -> new Body("application/json", json(outcomes));
            case 3, 4 -> ndjson(outcomes);
            case 5, 6 -> csv(outcomes);
            case 7 ->
                new Body(
                        "application/json",
                        json(outcomes),
                        event(outcomes).properties().stream()
                                .collect(Collectors.toMap(
                                        Map.Entry::getKey,
                                        each -> each.getValue().asText(),
                                        (one, _) -> one)),
                        List.of());
            case 8 -> new Body("application/cloudevents+json", structured(outcomes));
            default -> new Body("application/cloudevents-batch+json", batch(outcomes));
        };
    }

    private byte[] json(boolean outcomes) {
        ObjectNode fact = fact(outcomes, "");
        byte[] good = bytes(fact);
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> good;
            case 3 -> bytes(withOddField(fact));
            case 4 -> bytes(withOddValue(fact));
            case 5 -> nested(good);
            case 6 -> repeatedMember(good);
            case 7 -> hugeNumber(good);
            case 8 -> escaped(good);
            case 9 -> Odd.joined(good, bytes(fact(outcomes, "-2")));
            case 10 ->
                random.nextInt(20) == 0
                        ? padded(good)
                        : "[".repeat(random.nextInt(1, 5_000)).getBytes(StandardCharsets.UTF_8);
            default -> Odd.damaged(good, random);
        };
    }

    private ObjectNode fact(boolean outcome, String suffix) {
        ObjectNode fact = JSON.createObjectNode();
        fact.put("dealId", deal + suffix);
        String moment = "2025-%02d-%02dT%02d:00:00Z"
                .formatted(random.nextInt(1, 13), random.nextInt(1, 29), random.nextInt(24));
        if (!outcome) {
            return fact.put("observedAt", moment).put("relationship", any("SEVERED", "MAINTAINED", "FOR_LIFE"));
        }
        fact.put("decidedAt", moment);
        fact.put("country", any("DE", "JP", "NL", "BR", "EG"));
        fact.put("decision", any("WON", "LOST", "NO_DECISION"));
        fact.put("strategy", any("CONFRONT", "SAVE_FACE", "BUILD_TRUST"));
        fact.put("team", Odd.any(TEAMS, random));
        if (random.nextBoolean()) {
            fact.put("relationship", any("SEVERED", "STRAINED", "STRENGTHENED"));
            fact.put("faceRisk", any("LOW", "MEDIUM", "HIGH"));
            fact.put("sellerId", "seller-" + random.nextInt(9));
            fact.set(
                    "value",
                    JSON.createObjectNode()
                            .put("amount", random.nextInt(100_000) / 4.0)
                            .put("currency", any("EUR", "JPY")));
        }
        return fact;
    }

    private ObjectNode withOddField(ObjectNode fact) {
        return fact.put(Odd.text(random), Odd.text(random));
    }

    private ObjectNode withOddValue(ObjectNode fact) {
        List<String> names = new ArrayList<>();
        fact.fieldNames().forEachRemaining(names::add);
        String name = Odd.any(names, random);
        switch (random.nextInt(6)) {
            case 0 -> fact.put(name, random.nextLong());
            case 1 -> fact.putNull(name);
            case 2 -> fact.put(name, random.nextBoolean());
            case 3 -> fact.putArray(name).add(name);
            case 4 -> fact.putObject(name).put(name, name);
            default -> fact.put(name, name.equals("team") ? Odd.any(TEAMS, random) : Odd.text(random));
        }
        return fact;
    }

    /** So deep that whoever reads it by calling himself runs out of stack. */
    private byte[] nested(byte[] good) {
        int depth = 1 << random.nextInt(3, 14);
        String deep = random.nextBoolean()
                ? "[".repeat(depth) + "]".repeat(depth)
                : "{\"a\":".repeat(depth) + "1" + "}".repeat(depth);
        return withMember(good, "\"deep\":" + deep);
    }

    private byte[] repeatedMember(byte[] good) {
        return withMember(good, "\"dealId\":\"" + deal + "-again\"");
    }

    private byte[] hugeNumber(byte[] good) {
        String number = switch (random.nextInt(4)) {
            case 0 -> "9".repeat(1 << random.nextInt(2, 14));
            case 1 -> "1e" + random.nextInt(1, 2_000_000_000);
            case 2 -> "0." + "0".repeat(1 << random.nextInt(2, 12)) + "1";
            default -> "-1E-999999999";
        };
        return withMember(good, "\"value\":{\"amount\":" + number + ",\"currency\":\"EUR\"}");
    }

    /** Escapes that are no characters: lone surrogates, NUL, half an escape. */
    private byte[] escaped(byte[] good) {
        return withMember(
                good,
                "\"industry\":\"" + any("\\ud800", "\\udc00\\ud800", "\\u0000", "\\u00", "\\x41", "\\", "\\uFFFF")
                        + "\"");
    }

    /** Around the bound of a single fact. */
    private byte[] padded(byte[] good) {
        return Odd.joined(
                good, " ".repeat(65_536 - good.length + random.nextInt(-2, 3)).getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] withMember(byte[] object, String member) {
        String text = new String(object, StandardCharsets.UTF_8);
        return (text.substring(0, text.length() - 1) + ',' + member + '}').getBytes(StandardCharsets.UTF_8);
    }

    private Body ndjson(boolean outcomes) {
        List<byte[]> parts = new ArrayList<>();
        List<JsonNode> untouched = new ArrayList<>();
        for (int line = random.nextInt(1, 8); line > 0; line--) {
            ObjectNode fact = fact(outcomes, "-" + line);
            byte[] good = bytes(fact);
            if (random.nextInt(3) > 0) {
                untouched.add(fact);
                parts.add(good);
            } else {
                parts.add(
                        random.nextInt(200) == 0
                                ? "x".repeat(random.nextInt(60_000, 200_000)).getBytes(StandardCharsets.UTF_8)
                                : Odd.damaged(good, random));
                // A line that was cut in two by what was done to it ends here, whatever it was.
                parts.add(bytes("\n"));
                continue;
            }
            parts.add(bytes(any("\n", "\n", "\r\n", "\n\n")));
        }
        return new Body("application/x-ndjson", Odd.joined(parts.toArray(byte[][]::new)), Map.of(), untouched);
    }

    private Body csv(boolean outcomes) {
        List<ObjectNode> facts = new ArrayList<>();
        for (int line = random.nextInt(1, 8); line > 0; line--) {
            facts.add(fact(outcomes, "-" + line));
        }
        Set<String> names = new LinkedHashSet<>();
        facts.forEach(fact -> fact.fieldNames().forEachRemaining(names::add));
        if (names.remove("value")) {
            names.add("value.amount");
            names.add("value.currency");
        }
        String separator = any("\n", "\r\n");
        StringBuilder text = new StringBuilder(String.join(",", names)).append(separator);
        for (ObjectNode fact : facts) {
            text.append(names.stream()
                            .map(name ->
                                    quoted(fact.at("/" + name.replace('.', '/')).asText()))
                            .collect(Collectors.joining(",")))
                    .append(separator);
        }
        byte[] good = text.toString().getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(6)) {
            case 0, 1 -> new Body("text/csv", good, Map.of(), List.copyOf(facts));
            case 2 -> new Body("text/csv", bytes(text.toString().replace(",", any(";", "\t", ",,", "|"))));
            case 3 ->
                new Body(
                        "text/csv",
                        bytes(text.toString()
                                .replace(any("NL", "WON", "2025"), any("\"", "=1+1", "\"\"\"", "\"a\"b"))));
            default -> new Body("text/csv", Odd.damaged(good, random));
        };
    }

    private static String quoted(String cell) {
        return cell.matches("[^,\"\r\n]*") ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }

    private ObjectNode event(boolean outcomes) {
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", "1.0")
                .put("id", deal)
                .put("source", "/strangers")
                .put("type", outcomes ? OUTCOME : OBSERVATION);
        if (random.nextBoolean()) {
            event.put("time", "2025-12-31T00:00:00Z");
        }
        if (random.nextInt(3) == 0) {
            event.put(
                    any(
                            "specversion",
                            "id",
                            "source",
                            "type",
                            "time",
                            "subject",
                            "dataschema",
                            "datacontenttype",
                            "x",
                            "Bad-Name"),
                    Odd.text(random));
        }
        return event;
    }

    private byte[] structured(boolean outcomes) {
        byte[] good = bytes(whole(outcomes, ""));
        return random.nextInt(3) > 0 ? good : Odd.damaged(good, random);
    }

    private ObjectNode whole(boolean outcomes, String suffix) {
        ObjectNode event = event(outcomes);
        ObjectNode data = fact(outcomes, suffix);
        switch (random.nextInt(6)) {
            case 0 -> event.put("data", data.toString());
            case 1 -> event.put("data_base64", any("e30=", "%%%", "AAAA", ""));
            case 2 -> event.set("data", withOddValue(data));
            default -> event.set("data", data);
        }
        return event;
    }

    private byte[] batch(boolean outcomes) {
        StringBuilder text = new StringBuilder("[");
        for (int i = random.nextInt(6); i > 0; i--) {
            text.append(whole(outcomes, "-" + i)).append(i > 1 ? "," : "");
        }
        byte[] good = bytes(text.append(']').toString());
        return random.nextInt(3) > 0 ? good : Odd.damaged(good, random);
    }

    private String any(String... some) {
        return some[random.nextInt(some.length)];
    }

    private static byte[] bytes(JsonNode node) {
        try {
            return JSON.writeValueAsBytes(node);
        } catch (JsonProcessingException aTreeIsJson) {
            throw new IllegalStateException(aTreeIsJson);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
