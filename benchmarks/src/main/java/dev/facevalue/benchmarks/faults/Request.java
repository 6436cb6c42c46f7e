package dev.facevalue.benchmarks.faults;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.faults.Facts.Fact;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What is sent to ingest, as often as one likes: the bytes are the same every time.
 *
 * @param form how the ledger names it
 * @param method the HTTP method
 * @param path the resource
 * @param user who sends it; his password is his name
 * @param type the media type; null without a body
 * @param idempotencyKey what names the fact; null where something else does or nothing
 * @param body the body
 * @param facts what it says
 */
record Request(
        String form,
        String method,
        String path,
        String user,
        @Nullable String type,
        @Nullable String idempotencyKey,
        String body,
        List<Fact> facts) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> COLUMNS = List.of(
            "dealId",
            "recordedAt",
            "decidedAt",
            "country",
            "decision",
            "strategy",
            "prevention",
            "relationship",
            "faceRisk",
            "trust",
            "statedReason",
            "sellerId",
            "accountId",
            "team",
            "value.amount",
            "value.currency");
    private static final int MOST_LINES = 60;

    Request {
        facts = List.copyOf(facts);
    }

    /** What a client sends next: each form in its share. */
    static Request next(Random random, Facts facts) {
        String kind = random.nextInt(3) == 0 ? Facts.OBSERVATION : Facts.OUTCOME;
        return switch (random.nextInt(20)) {
            case 0 -> erasure(facts.anyDeal());
            case 1 -> forbidden(facts.next(kind));
            case 2, 3, 4 -> bulk("ndjson", "application/x-ndjson", lines(random, facts, kind), Request::ndjson);
            case 5, 6 -> bulk("csv", "text/csv", lines(random, facts, Facts.OUTCOME), Request::csv);
            case 7, 8, 9 ->
                bulk(
                        "cloudevents-batch",
                        "application/cloudevents-batch+json",
                        lines(random, facts, kind),
                        batch -> json(batch.stream().map(Request::event).toList()));
            case 10, 11 -> {
                Fact fact = facts.next(kind);
                yield single("cloudevent", "application/cloudevents+json", null, fact, json(event(fact)));
            }
            default -> {
                Fact fact = facts.next(kind);
                String key = random.nextBoolean() ? UUID.randomUUID().toString() : null;
                yield single("json", "application/json", key, fact, json(fact.fields()));
            }
        };
    }

    /** As the ledger keeps it. */
    Map<String, Object> noted(long number) {
        return Map.of(
                "sent",
                number,
                "form",
                form,
                "facts",
                facts.stream().map(this::noted).toList());
    }

    private Map<String, Object> noted(Fact fact) {
        Map<String, Object> noted = new LinkedHashMap<>();
        noted.put("kind", fact.kind());
        noted.put("fact", fact.fields());
        noted.put("good", fact.good());
        if (form.startsWith("cloudevent")) {
            noted.put("id", eventId(fact));
        } else if (idempotencyKey != null) {
            noted.put("id", idempotencyKey);
        }
        return noted;
    }

    private static String eventId(Fact fact) {
        return UUID.nameUUIDFromBytes(json(fact.fields()).getBytes(StandardCharsets.UTF_8))
                .toString();
    }

    private interface Writing {
        String write(List<Fact> facts);
    }

    private static Request bulk(String form, String type, List<Fact> facts, Writing writing) {
        return new Request(
                form, "POST", path(facts.getFirst().kind()), "recorder", type, null, writing.write(facts), facts);
    }

    private static Request single(String form, String type, @Nullable String key, Fact fact, String body) {
        return new Request(form, "POST", path(fact.kind()), "recorder", type, key, body, List.of(fact));
    }

    /** By somebody who may not. */
    private static Request forbidden(Fact fact) {
        return new Request(
                "forbidden",
                "POST",
                path(fact.kind()),
                "privacy",
                "application/json",
                null,
                json(fact.fields()),
                List.of(fact));
    }

    private static Request erasure(String dealId) {
        Fact fact = new Fact(Facts.ERASURE, Map.of("dealId", dealId), true);
        return new Request("delete", "DELETE", "/v1/deals/" + dealId, "privacy", null, null, "", List.of(fact));
    }

    private static String path(String kind) {
        return kind.equals(Facts.OUTCOME) ? "/v1/deal-outcomes" : "/v1/relationship-observations";
    }

    private static List<Fact> lines(Random random, Facts facts, String kind) {
        List<Fact> lines = new ArrayList<>();
        for (int line = random.nextInt(1, MOST_LINES); line > 0; line--) {
            lines.add(facts.next(kind));
        }
        return lines;
    }

    private static String ndjson(List<Fact> facts) {
        return facts.stream().map(fact -> json(fact.fields()) + '\n').collect(Collectors.joining());
    }

    private static String csv(List<Fact> facts) {
        StringBuilder csv = new StringBuilder(String.join(",", COLUMNS)).append('\n');
        for (Fact fact : facts) {
            Map<String, Object> flat = new LinkedHashMap<>(fact.fields());
            if (flat.remove("value") instanceof Map<?, ?> value) {
                value.forEach((name, member) -> flat.put("value." + name, member));
            }
            csv.append(COLUMNS.stream()
                            .map(column -> String.valueOf(flat.getOrDefault(column, "")))
                            .collect(Collectors.joining(",")))
                    .append('\n');
        }
        return csv.toString();
    }

    /** The time of the event says when the fact was put on record, and its id names it. */
    private static Map<String, Object> event(Fact fact) {
        Map<String, Object> data = new LinkedHashMap<>(fact.fields());
        Object recordedAt = data.remove("recordedAt");
        return Map.of(
                "specversion",
                "1.0",
                "id",
                eventId(fact),
                "source",
                "/bench/faults",
                "type",
                fact.kind(),
                "time",
                String.valueOf(recordedAt),
                "datacontenttype",
                "application/json",
                "data",
                data);
    }

    private static String json(Object something) {
        try {
            return JSON.writeValueAsString(something);
        } catch (JsonProcessingException impossible) {
            throw new IllegalArgumentException(impossible);
        }
    }
}
