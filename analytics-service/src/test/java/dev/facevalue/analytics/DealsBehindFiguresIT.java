package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.RandomFacts;
import dev.facevalue.analytics.examples.Records;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Relationship;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.Test;

/** Follows figures of standings to the deals behind them, as whoever doubts a figure would. */
@QuarkusTest
@QuarkusTestResource(LocalStackResource.class)
@SuppressWarnings("NullAway.Init") // the address is injected
class DealsBehindFiguresIT {

    private static final Instant RECORDED = Instant.parse("2026-03-02T12:00:00Z");
    private static final int DEALS = 600;
    private static final int QUESTIONS = 60;
    private static final int CELLS = 6;

    @ConfigProperty(name = "kafka.bootstrap.servers")
    String bootstrapServers;

    /** Of teams whose names begin so are the deals of this test, and no others. */
    private final String team = "team-" + UUID.randomUUID();

    @Test
    void everyFigureHasExactlyItsDealsBehindItWhateverIsAsked() throws Exception {
        long seed = 20_261_125;
        Random random = new Random(seed);
        Set<String> erased = writeWorld(random);
        Set<String> seen = new HashSet<>();
        int cells = 0;
        for (int i = 0; i < QUESTIONS; i++) {
            Asked asked = question(random);
            List<Cell> figures = cells(asked, standings(asked));
            for (int j = 0; j < CELLS && !figures.isEmpty(); j++) {
                Cell cell = figures.remove(random.nextInt(figures.size()));
                List<Map<String, Object>> listed = DealPages.all(cell.parameters(), limit(random, cell));

                assertThat(listed).as("seed %d: %s", seed, cell).hasSize((int) cell.count());
                assertNewestFirst(listed);
                listed.forEach(deal -> seen.add((String) deal.get("dealId")));
                cells++;
            }
        }

        assertThat(seen).as("seed %d", seed).hasSizeGreaterThan(DEALS / 3).doesNotContainAnyElementsOf(erased);
        assertThat(cells).isGreaterThan(QUESTIONS);
    }

    @Test
    void whatAdviceLeansOnHasExactlyItsDealsBehindIt() throws Exception {
        writeWorld(new Random(20_261_126));
        for (Map<String, String> situation : List.of(
                Map.of("country", "NL"),
                Map.of("country", "JP", "faceRisk", "HIGH", "trust", "LOW"),
                Map.of("country", "CH", "trust", "LOW", "dealSize", "SMALL"),
                Map.of("region", "155", "of", "prevention", "measure", "won"),
                Map.of("faceRisk", "LOW", "from", "2026-01-01"))) {
            JsonPath advice = analyst()
                    .queryParams(situation)
                    .get("/v1/advice")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            for (int i = 0; i < advice.getList("evidence").size(); i++) {
                Map<String, List<String>> parameters =
                        new TreeMap<>(advice.getMap("evidence[%d].filters".formatted(i)));
                for (String common : List.of("of", "measure", "from")) {
                    if (situation.containsKey(common)) {
                        parameters.put(common, List.of(situation.get(common)));
                    }
                }
                parameters.putIfAbsent("of", List.of("strategy"));
                assertThat(DealPages.all(parameters, 1_000))
                        .as("%s: %s", situation, parameters)
                        .hasSize(advice.getInt("evidence[%d].deals".formatted(i)));
            }
        }
    }

    /** Made-up deals of a few teams, some corrected, observed later or erased; the erased ones. */
    private Set<String> writeWorld(Random random) {
        RandomFacts facts = new RandomFacts(random);
        List<ProducerRecord<byte[], byte[]>> records = new ArrayList<>();
        Set<String> erased = new HashSet<>();
        for (int i = 0; i < DEALS; i++) {
            String dealId = team + ":" + i;
            Instant recordedAt = RECORDED.plusSeconds(i);
            for (int said = random.nextInt(4) == 0 ? 2 : 1; said > 0; said--) {
                OutcomeBuilder outcome = facts.outcome(dealId).team(team + random.nextInt(3));
                if (random.nextInt(4) > 0) {
                    outcome.decidedAt(OutcomeBuilder.DECIDED
                            .plus(Duration.ofDays(random.nextInt(100)))
                            .plusNanos(1_000L * random.nextInt(2)));
                }
                if (random.nextBoolean()) {
                    outcome.country(random.nextBoolean() ? "NL" : "JP");
                }
                records.add(Records.of(outcome.build(), recordedAt.minusMillis(said)));
            }
            if (random.nextInt(3) == 0) {
                records.add(Records.of(facts.observation(dealId), recordedAt));
            }
            if (random.nextInt(10) == 0) {
                records.add(Records.of(new Erasure(dealId, recordedAt.plusSeconds(9)), recordedAt.plusSeconds(9)));
                erased.add(dealId);
            }
        }
        try (Stream stream = new Stream(bootstrapServers)) {
            stream.write(records);
        }
        Stream.awaitProjected();
        await().atMost(Duration.ofSeconds(20))
                .until(() -> analyst()
                                .queryParam("team", team + 0, team + 1, team + 2)
                                .queryParam("measure", "won")
                                .queryParam("of", "strategy")
                                .queryParam("by", "decision")
                                .get("/v1/standings")
                                .jsonPath()
                                .getInt("deals")
                        > DEALS / 2);
        awaitColumns();
        return erased;
    }

    /** Waits until the columns hold what is projected: until nothing has changed for several looks at the tables. */
    private static void awaitColumns() {
        await().during(Duration.ofSeconds(1)).atMost(Duration.ofSeconds(30)).until(() -> {
            Response before = analyst().get("/v1/deals?limit=1");
            Response after = analyst().get("/v1/deals?limit=1");
            return Objects.equals(before.header("ETag"), after.header("ETag"));
        });
    }

    /** So that there are few pages, the last of which is full at times. */
    private static int limit(Random random, Cell cell) {
        int pages = 1 + random.nextInt(8);
        return Math.max(1, (int) cell.count() / pages + random.nextInt(2));
    }

    /** What is asked of standings. */
    private record Asked(String of, String measure, List<Dimension> by, Map<String, List<String>> filters) {}

    private Asked question(Random random) {
        RandomFacts facts = new RandomFacts(random);
        Map<String, List<String>> filters = new TreeMap<>();
        filters.put("team", List.of(team + 0, team + 1, team + random.nextInt(3)));
        for (int i = random.nextInt(3); i > 0; i--) {
            Dimension filter = facts.any(Arrays.stream(Dimension.values())
                    .filter(dimension -> dimension.isFilter() && dimension.hasFixedCodes())
                    .toArray(Dimension[]::new));
            List<String> codes = new ArrayList<>();
            for (int j = random.nextInt(4); j >= 0; j--) {
                codes.add(
                        random.nextInt(3) == 0
                                ? "UNKNOWN"
                                : facts.any(filter.codes().toArray(String[]::new)));
            }
            filters.put(filter.parameter(), codes);
        }
        LocalDate day = LocalDate.of(2025, 3, 1).plusDays(random.nextInt(100));
        if (random.nextInt(3) == 0) {
            filters.put("from", List.of(day.toString()));
        }
        if (random.nextInt(3) == 0) {
            filters.put("to", List.of(day.plusDays(random.nextInt(50)).toString()));
        }
        List<Dimension> by = new ArrayList<>();
        for (int i = random.nextInt(3); i > 0; i--) {
            Dimension dimension = facts.any(Dimension.values());
            if (!by.contains(dimension)) {
                by.add(dimension);
            }
        }
        return new Asked(
                random.nextBoolean() ? "strategy" : "prevention",
                random.nextBoolean() ? "preserved" : "won",
                by,
                filters);
    }

    private static JsonNode standings(Asked asked) throws IOException {
        return new ObjectMapper()
                .readTree(analyst()
                        .queryParams(asked.filters())
                        .queryParam("of", asked.of())
                        .queryParam("measure", asked.measure())
                        .queryParam(
                                "by",
                                String.join(
                                        ",",
                                        asked.by().stream()
                                                .map(Dimension::parameter)
                                                .toList()))
                        .get("/v1/standings")
                        .then()
                        .statusCode(200)
                        .extract()
                        .asByteArray());
    }

    /** A figure, and what lists its deals. */
    private record Cell(String figure, long count, Map<String, List<String>> parameters) {}

    private static List<Cell> cells(Asked asked, JsonNode standings) {
        List<Cell> cells = new ArrayList<>();
        cells.add(new Cell("deals", standings.path("deals").asLong(), with(asked, Map.of())));
        if (asked.measure().equals("preserved")) {
            cells.add(new Cell(
                    "awaitingObservation",
                    standings.path("awaitingObservation").asLong(),
                    with(asked, Map.of("awaiting", List.of("true")))));
        }
        for (JsonNode group : standings.path("groups")) {
            List<String> codes = new ArrayList<>();
            group.path("key").forEach(code -> codes.add(code.asText()));
            Map<String, List<String>> key = filters(asked, codes);
            cells.add(new Cell("deals of " + codes, group.path("deals").asLong(), with(asked, key)));
            for (JsonNode option : group.path("options")) {
                addOption(cells, asked, key, option);
            }
        }
        return cells;
    }

    private static void addOption(List<Cell> cells, Asked asked, Map<String, List<String>> key, JsonNode option) {
        List<String> code = List.of(option.path("option").asText());
        // A filter or a dimension by the same field lets the group in, but not every option of it.
        if (java.util.stream.Stream.of(key, asked.filters())
                .anyMatch(filters -> filters.containsKey(asked.of())
                        && !filters.get(asked.of()).containsAll(code))) {
            assertThat(option.path("deals").asLong()).isZero();
            return;
        }
        Map<String, List<String>> chosen = new TreeMap<>(key);
        chosen.put(asked.of(), code);
        String name = code + " of " + key;
        cells.add(new Cell("deals " + name, option.path("deals").asLong(), with(asked, chosen)));
        if (!asked.filters().containsKey("decision") && !key.containsKey("decision")) {
            cells.add(new Cell(
                    "won " + name,
                    option.path("won").asLong(),
                    with(asked, chosen, Map.of("decision", List.of("WON")))));
        }
        if (asked.measure().equals("preserved")) {
            cells.add(new Cell(
                    "awaiting " + name,
                    option.path("awaiting").asLong(),
                    with(asked, chosen, Map.of("awaiting", List.of("true")))));
            cells.add(new Cell(
                    "successes " + name,
                    option.path("successes").asLong(),
                    with(asked, chosen, Map.of("relationship", List.of("MAINTAINED", "STRENGTHENED", "FOR_LIFE")))));
        }
        for (Relationship relationship : Relationship.values()) {
            cells.add(new Cell(
                    relationship + " " + name,
                    option.path("outcomes").path(relationship.name()).asLong(-1),
                    with(asked, chosen, Map.of("relationship", List.of(relationship.name())))));
        }
    }

    /** The filters that a group's key is. */
    private static Map<String, List<String>> filters(Asked asked, List<String> key) {
        Map<String, List<String>> filters = new TreeMap<>();
        for (int i = 0; i < key.size(); i++) {
            switch (asked.by().get(i)) {
                case MONTH -> addPeriod(filters, YearMonth.parse(key.get(i)), 1);
                case QUARTER -> {
                    String[] quarter = key.get(i).split("-Q", -1);
                    addPeriod(
                            filters,
                            YearMonth.of(Integer.parseInt(quarter[0]), 3 * Integer.parseInt(quarter[1]) - 2),
                            3);
                }
                default -> filters.put(asked.by().get(i).parameter(), List.of(key.get(i)));
            }
        }
        for (String bound : List.of("from", "to")) {
            if (asked.filters().containsKey(bound)) {
                narrow(filters, bound, asked.filters().get(bound).getFirst());
            }
        }
        return filters;
    }

    private static void addPeriod(Map<String, List<String>> filters, YearMonth first, int months) {
        narrow(filters, "from", first.atDay(1).toString());
        narrow(filters, "to", first.plusMonths(months - 1L).atEndOfMonth().toString());
    }

    /** Of two bounds, the narrower. */
    private static void narrow(Map<String, List<String>> filters, String bound, String day) {
        filters.merge(bound, List.of(day), (one, other) -> {
            boolean isLater = one.getFirst().compareTo(other.getFirst()) > 0;
            return isLater == bound.equals("from") ? one : other;
        });
    }

    @SafeVarargs
    private static Map<String, List<String>> with(Asked asked, Map<String, List<String>>... narrower) {
        Map<String, List<String>> parameters = new TreeMap<>(asked.filters());
        parameters.put("of", List.of(asked.of()));
        parameters.put("measure", List.of(asked.measure()));
        for (Map<String, List<String>> each : narrower) {
            parameters.putAll(each);
        }
        return parameters;
    }

    private static void assertNewestFirst(List<Map<String, Object>> listed) {
        List<String> ids = DealPages.ids(listed);
        assertThat(ids).doesNotHaveDuplicates();
        for (int i = 1; i < listed.size(); i++) {
            Instant before = Instant.parse((String) listed.get(i - 1).get("decidedAt"));
            Instant after = Instant.parse((String) listed.get(i).get("decidedAt"));
            assertThat(after).isBeforeOrEqualTo(before);
            if (after.equals(before)) {
                assertThat(ids.get(i)).isGreaterThan(ids.get(i - 1));
            }
        }
    }
}
