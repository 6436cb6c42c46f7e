package dev.facevalue.benchmarks.testbed;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * Facts of a usual size: for every deal an outcome with a dozen codes, a correction of it, and observations of its
 * relationship. The same for the same number.
 */
public final class Said {

    private static final Instant BEGIN = Instant.parse("2024-01-01T00:00:00Z");
    private static final int SECONDS = 600 * 24 * 60 * 60;

    /** Between observations of a deal, in seconds. */
    private static final int APART = 1_000_000;

    /** Beyond the numbers of deals. */
    private static final long CORRECTED = 1L << 40;

    private static final List<String> COUNTRIES = List.of("NL", "DE", "FR", "GB", "US", "BR", "JP", "CN", "IN", "ZA");
    private static final List<String> RELATIONSHIPS =
            List.of("SEVERED", "STRAINED", "MAINTAINED", "STRENGTHENED", "FOR_LIFE");
    private static final List<String> LEVELS = List.of("LOW", "MEDIUM", "HIGH");

    private Said() {}

    /** Lines of NDJSON with the outcomes of the deals from one number up to, not including, another. */
    public static String outcomes(long from, long to) {
        return LongStream.range(from, to).mapToObj(Said::outcome).collect(Collectors.joining("\n"));
    }

    /** The same with one observation of each deal. */
    public static String observations(long from, long to) {
        return observations(from, to, 0);
    }

    /**
     * The same with another observation of each deal.
     *
     * @param number how many of the deal were made before; 0 or more
     */
    public static String observations(long from, long to, int number) {
        return LongStream.range(from, to)
                .mapToObj(deal -> observation(deal, number))
                .collect(Collectors.joining("\n"));
    }

    /** The outcome of a deal. */
    public static String outcome(long deal) {
        return outcome(deal, new Random(deal));
    }

    /** Another outcome of the same deal, to be said later. */
    public static String correction(long deal) {
        return outcome(deal, new Random(deal + CORRECTED));
    }

    private static String outcome(long deal, Random random) {
        return """
                {"dealId":"deal-%d","decidedAt":"%s","country":"%s","decision":"%s","strategy":"%s","prevention":"%s",\
                "statedReason":"PRICE","actualReason":"%s","pretext":"SUSPECTED","faceRisk":"%s","trust":"%s",\
                "sellerConfidence":"%s","stage":"PROPOSAL","dealSize":"MEDIUM","industry":"J","team":"team-%d",\
                "sellerId":"seller-%d","accountId":"account-%d","value":{"amount":%d.50,"currency":"EUR"}}""".formatted(
                        deal,
                        BEGIN.plusSeconds(random.nextInt(SECONDS)),
                        any(random, COUNTRIES),
                        any(random, List.of("WON", "LOST", "NO_DECISION")),
                        any(random, List.of("CONFRONT", "SAVE_FACE", "BUILD_TRUST")),
                        any(random, List.of("NONE", "SURFACED", "COVERED")),
                        any(random, List.of("PRICE", "BUDGET", "TIMING", "TRUST")),
                        any(random, LEVELS),
                        any(random, LEVELS),
                        any(random, LEVELS),
                        random.nextInt(20),
                        random.nextInt(500),
                        random.nextInt(50_000),
                        random.nextInt(100_000));
    }

    /** The first observation of a deal. */
    public static String observation(long deal) {
        return observation(deal, 0);
    }

    private static String observation(long deal, int number) {
        Random random = new Random(~(deal + number * CORRECTED));
        return """
                {"dealId":"deal-%d","observedAt":"%s","relationship":"%s"}""".formatted(
                        deal,
                        BEGIN.plusSeconds(SECONDS + (long) number * APART + random.nextInt(APART)),
                        any(random, RELATIONSHIPS));
    }

    private static String any(Random random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }
}
