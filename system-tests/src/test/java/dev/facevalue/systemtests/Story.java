package dev.facevalue.systemtests;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Makes up what is said of many deals: outcomes, corrections of them, observations that come later than they were made,
 * and the same once more. Every fact says when it was put on record, so it means the same in whatever order it comes.
 * The same seed gives the same story.
 */
final class Story {

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final int SECONDS = 500 * 24 * 60 * 60;

    private static final List<String> CULTURES = List.of("NORDIC_EUROPE", "LATIN_EUROPE", "CONFUCIAN_ASIA");
    private static final List<String> RELATIONSHIPS =
            List.of("SEVERED", "STRAINED", "MAINTAINED", "STRENGTHENED", "FOR_LIFE");
    private static final List<String> LEVELS = List.of("LOW", "MEDIUM", "HIGH");
    private static final List<String> REASONS = List.of("PRICE", "BUDGET", "TIMING", "TRUST", "OTHER");
    private static final List<String> STAGES = List.of("DISCOVERY", "PROPOSAL", "DECISION");

    private final Random random;
    private final List<String> countries = Places.countries();

    /** Record times are drawn without repetition, so that no two facts of a deal tie. */
    private long records;

    private Story(long seed) {
        random = new Random(seed);
    }

    /**
     * Tells of many deals.
     *
     * @param seed prints with whatever fails
     * @param deals how many deals
     * @param facts how many facts in all; more than deals
     */
    static List<Told> of(long seed, int deals, int facts) {
        Story story = new Story(seed);
        List<Told> told = new ArrayList<>(facts);
        for (int deal = 0; deal < deals; deal++) {
            told.add(story.outcome(deal));
        }
        while (told.size() < facts) {
            int deal = story.random.nextInt(deals);
            told.add(
                    switch (story.random.nextInt(10)) {
                        case 0 -> told.get(story.random.nextInt(told.size()));
                        case 1, 2, 3, 4 -> story.outcome(deal);
                        default -> story.observation(deal);
                    });
        }
        Collections.shuffle(told, story.random);
        return told;
    }

    private Told outcome(int deal) {
        Map<String, String> fields = new HashMap<>();
        fields.put("dealId", dealId(deal));
        fields.put("decidedAt", moment().toString());
        fields.put("recordedAt", recordedAt());
        fields.put("country", any(countries));
        boolean won = random.nextInt(3) == 0;
        fields.put("decision", won ? "WON" : any(List.of("LOST", "NO_DECISION")));
        if (!won || random.nextBoolean()) {
            fields.put("strategy", any(List.of("CONFRONT", "SAVE_FACE", "BUILD_TRUST")));
        }
        maybe(fields, "prevention", List.of("NONE", "SURFACED", "COVERED"));
        maybe(fields, "relationship", RELATIONSHIPS);
        if (random.nextInt(20) == 0) {
            fields.put("culture", any(CULTURES));
        }
        maybe(fields, "statedReason", REASONS);
        maybe(fields, "actualReason", REASONS);
        maybe(fields, "pretext", List.of("NO", "SUSPECTED", "CONFIRMED"));
        maybe(fields, "faceRisk", LEVELS);
        maybe(fields, "trust", LEVELS);
        maybe(fields, "sellerConfidence", LEVELS);
        maybe(fields, "stage", STAGES);
        maybe(fields, "dealSize", List.of("SMALL", "MEDIUM", "LARGE", "ENTERPRISE"));
        maybe(fields, "industry", List.of("A", "C", "J", "U"));
        maybe(fields, "team", List.of("North", "South", "Équipe 3"));
        maybe(fields, "sellerId", List.of("seller-1", "seller-2"));
        if (random.nextBoolean()) {
            fields.put("value.amount", random.nextInt(100_000) + ".5");
            fields.put("value.currency", "EUR");
        }
        return new Told(fields);
    }

    private Told observation(int deal) {
        return new Told(Map.of(
                "dealId",
                dealId(deal),
                "observedAt",
                moment().toString(),
                "recordedAt",
                recordedAt(),
                "relationship",
                any(RELATIONSHIPS)));
    }

    private static String dealId(int deal) {
        return "story-" + deal;
    }

    private Instant moment() {
        return BEGIN.plusSeconds(random.nextInt(SECONDS));
    }

    /** A moment of its own, in no order: multiplying by an odd number permutes the numbers below a power of two. */
    private String recordedAt() {
        long place = (records++ * 0x9E3779B1L) & ((1L << 24) - 1);
        return BEGIN.plusSeconds(SECONDS).plusMillis(place).toString();
    }

    private void maybe(Map<String, String> fields, String name, List<String> values) {
        if (random.nextInt(4) != 0) {
            fields.put(name, any(values));
        }
    }

    private String any(List<String> values) {
        return values.get(random.nextInt(values.size()));
    }
}
