package dev.facevalue.benchmarks.soak;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What is told of the deals: of each the same number of facts, first an outcome, then its corrections, then
 * observations of the relationship. A fact is a function of the seed, the number of its deal and its step.
 *
 * @param seed of all that is not the same for every deal
 * @param pseudonymKey under which persons become pseudonyms
 */
record Story(long seed, String pseudonymKey) {

    /** Facts of a deal. */
    static final int STEPS = 6;

    /** The first so many steps are outcomes, the others observations. */
    static final int OUTCOMES = 3;

    private static final String PREFIX = "soak-";
    private static final String BAD = "soak-bad-";
    private static final Instant BEGIN = Instant.parse("2025-01-01T00:00:00Z");

    /** Steps lie so far apart in the time of record that no deal's reaches another's. */
    private static final Duration STEP = Duration.ofDays(7);

    private static final Instant FIRST_DECISION = Instant.parse("2023-01-01T00:00:00Z");
    private static final Instant FIRST_OBSERVATION = Instant.parse("2024-01-01T00:00:00Z");
    private static final int YEAR_SECONDS = 365 * 24 * 60 * 60;
    private static final int SELLERS = 500;
    private static final int ACCOUNTS = 50_000;
    private static final int TEAMS = 20;
    private static final int HIGHEST_AMOUNT = 100_000;

    private static final List<String> COUNTRIES = List.of("NL", "DE", "FR", "GB", "US", "BR", "JP", "CN", "IN", "ZA");
    private static final List<String> DECISIONS = List.of("WON", "LOST", "NO_DECISION");
    private static final List<String> STRATEGIES = List.of("CONFRONT", "SAVE_FACE", "BUILD_TRUST");
    private static final List<String> PREVENTIONS = List.of("NONE", "SURFACED", "COVERED");
    private static final List<String> REASONS = List.of("PRICE", "BUDGET", "TIMING", "TRUST");
    private static final List<String> LEVELS = List.of("LOW", "MEDIUM", "HIGH");

    /** From the worst to the best. */
    static final List<String> RELATIONSHIPS = List.of("SEVERED", "STRAINED", "MAINTAINED", "STRENGTHENED", "FOR_LIFE");

    /** A fact: the number of its deal from 0, and its step from 0. */
    record Fact(long deal, int step) {

        Fact {
            if (deal < 0 || step < 0 || step >= STEPS) {
                throw new IllegalArgumentException("there is no step %d of deal %d".formatted(step, deal));
            }
        }

        boolean isOutcome() {
            return step < OUTCOMES;
        }

        /** All facts have a number, those of a deal next to each other. */
        long number() {
            return deal * STEPS + step;
        }

        String dealId() {
            return PREFIX + deal;
        }

        /** What names it where its sender names it. */
        String eventId() {
            return PREFIX + deal + '-' + step;
        }

        Instant recordedAt() {
            return BEGIN.plus(STEP.multipliedBy(step)).plusMillis(deal);
        }
    }

    /** The fact that a record must be, by its dealId and time; empty if no such fact is ever sent. */
    static Optional<Fact> fact(String dealId, Instant recordedAt) {
        if (!dealId.startsWith(PREFIX)) {
            return Optional.empty();
        }
        try {
            long deal = Long.parseLong(dealId, PREFIX.length(), dealId.length(), 10);
            Duration since = Duration.between(BEGIN.plusMillis(deal), recordedAt);
            int step = Math.toIntExact(since.dividedBy(STEP));
            Fact fact = new Fact(deal, step);
            return fact.recordedAt().equals(recordedAt) && fact.dealId().equals(dealId)
                    ? Optional.of(fact)
                    : Optional.empty();
        } catch (ArithmeticException | IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** A line as it is sent. */
    String sent(Fact fact) {
        return fact.isOutcome() ? outcome(fact, true) : observation(fact, true);
    }

    /**
     * What lies on the topic when it was accepted: members by name, persons as pseudonyms, without the time of record.
     */
    String recorded(Fact fact) {
        return fact.isOutcome() ? outcome(fact, false) : observation(fact, false);
    }

    /** A line that must be refused. */
    static String bad(long number, boolean outcome) {
        return outcome
                ? "{\"country\":\"NOWHERE\",\"dealId\":\"%s%d\",\"decidedAt\":\"%s\",\"decision\":\"WON\"}"
                        .formatted(BAD, number, FIRST_DECISION)
                : "{\"dealId\":\"%s%d\",\"observedAt\":\"%s\",\"relationship\":\"UNHEARD_OF\"}"
                        .formatted(BAD, number, FIRST_OBSERVATION);
    }

    private String outcome(Fact fact, boolean sent) {
        SplittableRandom random = random(fact);
        String account = "account-" + random.nextInt(ACCOUNTS);
        String seller = "seller-" + random.nextInt(SELLERS);
        StringBuilder json = new StringBuilder(640);
        member(json, "accountId", sent ? account : pseudonym("account", account));
        member(json, "actualReason", any(random, REASONS));
        member(json, "country", any(random, COUNTRIES));
        member(json, "dealId", fact.dealId());
        member(json, "dealSize", "MEDIUM");
        member(json, "decidedAt", moment(FIRST_DECISION, random));
        member(json, "decision", any(random, DECISIONS));
        member(json, "faceRisk", any(random, LEVELS));
        member(json, "industry", "J");
        member(json, "pretext", "SUSPECTED");
        member(json, "prevention", any(random, PREVENTIONS));
        recordedAt(json, fact, sent);
        member(json, "sellerConfidence", any(random, LEVELS));
        member(json, "sellerId", sent ? seller : pseudonym("seller", seller));
        member(json, "stage", "PROPOSAL");
        member(json, "statedReason", any(random, REASONS));
        member(json, "strategy", any(random, STRATEGIES));
        member(json, "team", "team-" + random.nextInt(TEAMS));
        member(json, "trust", any(random, LEVELS));
        return json.append(",\"value\":{\"amount\":")
                .append(random.nextInt(HIGHEST_AMOUNT))
                .append(",\"currency\":\"EUR\"}}")
                .toString();
    }

    private String observation(Fact fact, boolean sent) {
        SplittableRandom random = random(fact);
        StringBuilder json = new StringBuilder(160);
        member(json, "dealId", fact.dealId());
        member(json, "observedAt", moment(FIRST_OBSERVATION, random));
        recordedAt(json, fact, sent);
        member(json, "relationship", any(random, RELATIONSHIPS));
        return json.append('}').toString();
    }

    private static void recordedAt(StringBuilder json, Fact fact, boolean sent) {
        if (sent) {
            member(json, "recordedAt", fact.recordedAt().toString());
        }
    }

    /** None of the values holds a character that JSON escapes. */
    private static void member(StringBuilder json, String name, String value) {
        json.append(json.isEmpty() ? "{\"" : ",\"")
                .append(name)
                .append("\":\"")
                .append(value)
                .append('"');
    }

    private SplittableRandom random(Fact fact) {
        // By itself the generator gives neighbouring seeds alike beginnings; the factor is Fibonacci hashing's.
        return new SplittableRandom((seed + fact.number()) * 0x9E3779B97F4A7C15L);
    }

    private static String moment(Instant from, SplittableRandom random) {
        return from.plusSeconds(random.nextInt(YEAR_SECONDS)).toString();
    }

    private static String any(SplittableRandom random, List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private String pseudonym(String role, String id) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(pseudonymKey.getBytes(UTF_8), "HmacSHA256"));
            return HexFormat.of().formatHex(mac.doFinal((role + ':' + id).getBytes(UTF_8)));
        } catch (GeneralSecurityException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
