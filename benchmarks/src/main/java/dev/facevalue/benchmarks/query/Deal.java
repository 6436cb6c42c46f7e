package dev.facevalue.benchmarks.query;

import dev.facevalue.geography.Country;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Collectors;

/**
 * A deal that was made up, with every code that a fact can have: some countries have far more deals than others,
 * sellers choose by the situation, options do better in some cultures and situations than in others, and now and then a
 * field was not said.
 */
public final class Deal {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2024-01-01");
    private static final int DAYS = 700;
    private static final int SECONDS_A_DAY = 24 * 60 * 60;

    private static final double UNSAID = 0.05;
    private static final double UNOBSERVED = 0.15;
    private static final double WON_WITHOUT_REFUSAL = 0.1;
    private static final double CULTURE_SAID = 0.02;
    /** Has no factor in common with the number of countries. */
    private static final int SHUFFLING = 101;

    private static final long SEED = 20_261_126;

    /** What a fact does not say, for it follows from the country. */
    private static final Set<Column> DERIVED = Set.of(Column.REGION, Column.CULTURE);

    private static final Map<Integer, Country> COUNTRIES =
            Column.COUNTRY.codes().stream().collect(Collectors.toUnmodifiableMap(Column.COUNTRY::number, Country::new));

    private static final int[] CULTURES = new int[COUNTRIES.size() + 1];
    private static final int[] REGIONS = new int[COUNTRIES.size() + 1];

    static {
        COUNTRIES.forEach((number, country) -> {
            CULTURES[number] = Column.CULTURE.number(country.culture().name());
            REGIONS[number] = Column.REGION.number(country.region().code());
        });
    }

    private final long number;
    private final int day;
    private final int second;
    private final boolean cultureSaid;
    private final int[] codes = new int[Column.values().length];

    private Deal(long number) {
        this.number = number;
        SplittableRandom random = new SplittableRandom(SEED + number);
        day = random.nextInt(DAYS);
        second = random.nextInt(SECONDS_A_DAY);
        // Squared: the first countries of the shuffled list have many deals, the last few.
        double place = random.nextDouble();
        int rank = (int) (place * place * COUNTRIES.size());
        int country = 1 + rank * SHUFFLING % COUNTRIES.size();
        put(Column.COUNTRY, country);
        put(Column.REGION, REGIONS[country]);
        cultureSaid = random.nextDouble() < CULTURE_SAID;
        put(Column.CULTURE, cultureSaid ? any(Column.CULTURE, random) : CULTURES[country]);
        for (Column column : Column.values()) {
            if (codes[position(column)] == 0 && random.nextDouble() >= UNSAID) {
                put(column, any(column, random));
            }
        }
        decide(random);
    }

    /** The deal of a number: always the same. */
    public static Deal of(long number) {
        return new Deal(number);
    }

    private static int any(Column column, SplittableRandom random) {
        return 1 + random.nextInt(column.codes().size());
    }

    /** What the customer decided, how the refusal was answered, and what became of the relationship. */
    private void decide(SplittableRandom random) {
        int decisions = Column.DECISION.codes().size();
        int strategies = Column.STRATEGY.codes().size();
        int relationships = Column.RELATIONSHIP.codes().size();
        int risk = code(Column.FACE_RISK);
        put(Column.DECISION, 1 + random.nextInt(decisions));
        boolean withoutRefusal = code(Column.DECISION) == Column.DECISION.number("WON")
                && random.nextDouble() < decisions * WON_WITHOUT_REFUSAL;
        // The riskier for the customer's face, the more often the last strategies are chosen.
        int strategy = 1 + (int) (Math.pow(random.nextDouble(), 1.5 - 0.25 * risk) * strategies);
        put(Column.STRATEGY, withoutRefusal ? 0 : strategy);
        int fit = (strategy * 7 + code(Column.CULTURE) * 5) % 11 - 2 * risk * (strategy == 1 ? 1 : 0);
        double kept = Math.clamp((random.nextDouble() + random.nextDouble()) / 2 + fit / 40.0, 0, 0.999);
        put(Column.RELATIONSHIP, random.nextDouble() < UNOBSERVED ? 0 : 1 + (int) (kept * relationships));
    }

    private void put(Column column, int code) {
        codes[position(column)] = code;
    }

    /** The number that stands for what is said; 0 if nothing is. */
    int code(Column column) {
        return codes[position(column)];
    }

    @SuppressWarnings("EnumOrdinal") // a place in an array that nobody else sees
    private static int position(Column column) {
        return column.ordinal();
    }

    /** When the customer decided, in UTC. */
    LocalDate day() {
        return FIRST_DAY.plusDays(day);
    }

    /** The deal's one fact, as a line of NDJSON without its end: the relationship is said with the outcome. */
    public String line() {
        StringBuilder line = new StringBuilder(512);
        line.append("{\"dealId\":\"deal-").append(number).append("\",\"decidedAt\":\"");
        line.append(String.format(
                Locale.ROOT, "%sT%02d:%02d:%02dZ\"", day(), second / 3_600, second / 60 % 60, second % 60));
        for (Column column : Column.values()) {
            boolean isTold = !DERIVED.contains(column) || (column == Column.CULTURE && cultureSaid);
            if (isTold && code(column) > 0) {
                line.append(",\"").append(column.field()).append("\":\"");
                line.append(column.code(code(column))).append('"');
            }
        }
        return line.append('}').toString();
    }
}
