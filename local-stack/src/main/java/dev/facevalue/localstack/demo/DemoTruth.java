package dev.facevalue.localstack.demo;

import dev.facevalue.deal.Level;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Culture;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** What is true in the demo's world, as the package's page tells it. All chances are in percent. */
final class DemoTruth {

    private static final List<Strategy> STRATEGIES = List.of(Strategy.values());
    private static final List<Level> LEVELS = List.of(Level.values());

    /** A line a culture; for each strategy in the order of the enum, the chances at low, medium and high face risk. */
    private static final String PRESERVED = """
            ANGLO                  74  56  34   60  58  56   66  62  52
            NORDIC_EUROPE          80  66  42   58  56  52   66  62  54
            GERMANIC_EUROPE        84  68  44   56  54  50   64  58  48
            LATIN_EUROPE           58  42  24   64  62  58   70  64  54
            EASTERN_EUROPE         68  52  34   73  57  40   70  54  36
            LATIN_AMERICA          52  36  18   62  60  56   78  74  66
            MIDDLE_EAST            48  28  12   74  72  70   64  56  44
            SUB_SAHARAN_AFRICA     54  40  24   66  64  60   72  68  58
            SOUTHERN_ASIA          46  30  14   74  72  68   66  60  50
            CONFUCIAN_ASIA         44  26  10   78  76  74   62  54  40
            UNCLASSIFIED           60  46  28   62  60  56   66  60  50
            """;

    private static final Map<Culture, int[]> CHANCES = parse();

    private DemoTruth() {}

    /** The lines of the table, for whoever checks that the documentation tells the same. */
    static String table() {
        return PRESERVED;
    }

    /**
     * The chance that the relationship is {@code MAINTAINED} or better after a refusal that was answered by a strategy.
     */
    static int preserved(Culture culture, Strategy strategy, Level faceRisk, Level trust, Prevention prevention) {
        int[] chances = CHANCES.getOrDefault(culture, new int[0]);
        int chance = chances[STRATEGIES.indexOf(strategy) * LEVELS.size() + LEVELS.indexOf(faceRisk)]
                + byTrust(strategy, trust)
                + byPrevention(prevention);
        return Math.clamp(chance, 3, 97);
    }

    /** The chance that the relationship is preserved in a deal that was won without a refusal. */
    static int preservedWithoutRefusal(Prevention prevention) {
        return switch (prevention) {
            case NONE -> 88;
            case SURFACED -> 92;
            case COVERED -> 95;
        };
    }

    /** The chance that a deal is won. */
    static int won(Prevention prevention, Level trust) {
        int chance = switch (prevention) {
            case NONE -> 20;
            case SURFACED -> 29;
            case COVERED -> 34;
        };
        return switch (trust) {
            case LOW -> chance - 6;
            case MEDIUM -> chance;
            case HIGH -> chance + 8;
        };
    }

    /** The chance that a refusal came before a deal was won all the same. */
    static int refusedBeforeWon(Prevention prevention) {
        return switch (prevention) {
            case NONE -> 60;
            case SURFACED -> 40;
            case COVERED -> 30;
        };
    }

    private static int byTrust(Strategy strategy, Level trust) {
        return switch (strategy) {
            case CONFRONT -> pick(trust, -10, 0, 10);
            case SAVE_FACE -> pick(trust, -3, 0, 3);
            case BUILD_TRUST -> pick(trust, 4, 0, 0);
        };
    }

    private static int byPrevention(Prevention prevention) {
        return switch (prevention) {
            case NONE -> 0;
            case SURFACED -> 4;
            case COVERED -> 7;
        };
    }

    private static int pick(Level level, int low, int medium, int high) {
        return switch (level) {
            case LOW -> low;
            case MEDIUM -> medium;
            case HIGH -> high;
        };
    }

    private static Map<Culture, int[]> parse() {
        Map<Culture, int[]> chances = new EnumMap<>(Culture.class);
        PRESERVED.lines().forEach(line -> {
            String[] cells = line.trim().split(" +", -1);
            int[] row = new int[cells.length - 1];
            for (int i = 0; i < row.length; i++) {
                row[i] = Integer.parseInt(cells[i + 1]);
            }
            chances.put(Culture.valueOf(cells[0]), row);
        });
        return chances;
    }
}
