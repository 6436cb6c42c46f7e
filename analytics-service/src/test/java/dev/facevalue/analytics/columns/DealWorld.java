package dev.facevalue.analytics.columns;

import dev.facevalue.analytics.examples.OutcomeBuilder;
import dev.facevalue.analytics.examples.RandomFacts;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.deal.DealOutcome;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;

/**
 * Deals made up from a seed, once in columns and once as they are, and questions about them. In some worlds the deals
 * lie where chunks begin and end. They share few countries, teams and days, so that groups fill, and they keep
 * changing.
 */
final class DealWorld {

    private static final String[] COUNTRIES = {"AD", "NL", "JP", "BR", "ZW", "AQ"};
    private static final String[] TEAMS = {"north", "south", "UNKNOWN", "é\uD83C\uDFFF"};
    private static final int FIRST_DAY =
            (int) Duration.between(Instant.EPOCH, OutcomeBuilder.DECIDED).toDays();
    private static final int DAYS = 40;
    private static final long[] ONE_PLACE = {1};
    private static final long[] CHUNK_BORDERS = {1, Chunk.SIZE - 20, 2L * Chunk.SIZE - 20};

    final long seed;
    final DealColumns columns = new DealColumns();

    /** The deals that have an outcome, by their numbers. */
    final Map<Long, DealOutcome> deals = new TreeMap<>();

    private final Random random;
    private final RandomFacts facts;
    private final long[] places;

    DealWorld(long seed) {
        this.seed = seed;
        random = new Random(seed);
        facts = new RandomFacts(random);
        // Passing over two chunks takes its time, so not every world has them.
        places = seed % 8 == 0 ? CHUNK_BORDERS : ONE_PLACE;
    }

    /** Adds deals, changes some that are there, and erases others, all at once. */
    void change() {
        Map<Long, DealColumns.Row> rows = new HashMap<>();
        for (int i = random.nextInt(120); i > 0; i--) {
            long dealNo = places[random.nextInt(places.length)] + random.nextInt(40);
            if (random.nextInt(4) == 0) {
                deals.remove(dealNo);
                rows.put(dealNo, Deals.erased(dealNo));
            } else {
                DealOutcome outcome = outcome("deal-" + dealNo);
                deals.put(dealNo, outcome);
                rows.put(dealNo, Deals.row(dealNo, outcome));
            }
        }
        columns.apply(List.copyOf(rows.values()), null);
    }

    CodeColumn column() {
        return facts.any(CodeColumn.values());
    }

    /** Any number of groupings up to {@code most}, of any kind, with bins of their own making. */
    List<Grouping> groupings(int most) {
        List<Grouping> groupings = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            groupings.add(grouping());
        }
        return groupings;
    }

    /** The same, but some have very many bins, of which few are used. */
    List<Grouping> wideGroupings(int most) {
        return groupings(most).stream()
                .map(grouping -> random.nextInt(3) == 0 ? scattered(grouping) : grouping)
                .toList();
    }

    private Grouping scattered(Grouping grouping) {
        int width = 1 << random.nextInt(26);
        int bins = grouping.bins() * width;
        return switch (grouping) {
            case Grouping.ByCode(CodeColumn column, int[] binOf, int _) ->
                new Grouping.ByCode(column, scattered(binOf, width), bins);
            case Grouping.ByCountry(int[] binOf, int _) -> new Grouping.ByCountry(scattered(binOf, width), bins);
            case Grouping.ByTeam(int[] binOf, int _) -> new Grouping.ByTeam(scattered(binOf, width), bins);
            case Grouping.ByDay(int firstDay, int[] binOf, int _) ->
                new Grouping.ByDay(firstDay, scattered(binOf, width), bins);
        };
    }

    private static int[] scattered(int[] binOf, int width) {
        return Arrays.stream(binOf).map(bin -> bin < 0 ? bin : bin * width).toArray();
    }

    private DealOutcome outcome(String dealId) {
        return facts.outcome(dealId)
                .decidedAt(OutcomeBuilder.DECIDED.plus(Duration.ofDays(random.nextInt(DAYS))))
                .country(facts.any(COUNTRIES))
                .team(facts.maybe(() -> facts.any(TEAMS)))
                .build();
    }

    private Grouping grouping() {
        int bins = 1 + random.nextInt(5);
        return switch (random.nextInt(5)) {
            case 0 -> Grouping.ByCode.each(column());
            case 1 -> {
                CodeColumn column = column();
                yield new Grouping.ByCode(column, binOf(column.codes().size() + 1, bins), bins);
            }
            case 2 -> new Grouping.ByCountry(binOf(DealCodes.COUNTRY_CODES, bins), bins);
            case 3 -> new Grouping.ByTeam(binOf(random.nextInt(TEAMS.length + 3), bins), bins);
            default ->
                new Grouping.ByDay(FIRST_DAY + random.nextInt(-5, 5), binOf(random.nextInt(DAYS + 5), bins), bins);
        };
    }

    private int[] binOf(int codes, int bins) {
        // Some leave no deal out, so that groups stay large; others do.
        int least = random.nextBoolean() ? 0 : -1;
        return random.ints(codes, least, bins).toArray();
    }
}
