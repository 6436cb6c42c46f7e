package dev.facevalue.benchmarks.faults;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Makes up facts: outcomes, corrections and observations of some deals again and again, so that they race, and deals
 * that are told of once, the kernel, whose number can only grow.
 *
 * <p>Each fact says when it was put on record; half of them to the second only, so that facts of a deal tie.
 */
final class Facts {

    static final String OUTCOME = "dev.facevalue.deal-outcome.recorded.v1";
    static final String OBSERVATION = "dev.facevalue.relationship.observed.v1";
    static final String ERASURE = "dev.facevalue.deal.erased.v1";

    /** The team of the kernel. */
    static final String KERNEL = "Kernel";

    /** So few that corrections and erasures meet, so many that none ever has more facts than a deal may have. */
    private static final int DEALS = 2_000;

    private static final int DAYS = 400;
    private static final int RECORDED_WITHIN_SECONDS = 20;

    private static final AtomicLong KERNELS = new AtomicLong();

    private final Random random;

    Facts(Random random) {
        this.random = random;
    }

    /**
     * One fact.
     *
     * @param kind its {@code ce_type}
     * @param fields as in JSON, {@code recordedAt} included
     * @param good whether ingest must take it
     */
    record Fact(String kind, Map<String, Object> fields, boolean good) {}

    /** An outcome or an observation; one of twenty outcomes is bad. */
    Fact next(String kind) {
        return kind.equals(OUTCOME) ? outcome() : observation();
    }

    /** The id of a deal that others are told of too. */
    String anyDeal() {
        return "deal-" + random.nextInt(DEALS);
    }

    private Fact outcome() {
        Map<String, Object> fields = new LinkedHashMap<>();
        boolean kernel = random.nextInt(4) == 0;
        fields.put("dealId", kernel ? "kernel-" + KERNELS.incrementAndGet() : anyDeal());
        fields.put("recordedAt", recordedAt());
        fields.put("decidedAt", moment());
        fields.put("country", any("DE", "JP", "FR", "US", "BR", "NL", "EG", "IN"));
        fields.put("decision", any("WON", "LOST", "NO_DECISION"));
        fields.put("strategy", any("CONFRONT", "SAVE_FACE", "BUILD_TRUST"));
        maybe(fields, "prevention", "NONE", "SURFACED", "COVERED");
        maybe(fields, "relationship", "SEVERED", "STRAINED", "MAINTAINED", "STRENGTHENED", "FOR_LIFE");
        maybe(fields, "faceRisk", "LOW", "MEDIUM", "HIGH");
        maybe(fields, "trust", "LOW", "MEDIUM", "HIGH");
        maybe(fields, "statedReason", "PRICE", "BUDGET", "TIMING");
        maybe(fields, "sellerId", "seller-1", "seller-2", "seller-3");
        maybe(fields, "accountId", "account-1", "account-2");
        if (kernel) {
            fields.put("team", KERNEL);
        } else {
            maybe(fields, "team", "North", "South", "Équipe 3");
        }
        if (random.nextBoolean()) {
            fields.put("value", Map.of("amount", random.nextInt(1_000_000) / 4.0, "currency", any("EUR", "JPY")));
        }
        boolean bad = !kernel && random.nextInt(20) == 0;
        if (bad) {
            fields.put(any("country", "decision", "decidedAt"), "nowhere");
        }
        return new Fact(OUTCOME, fields, !bad);
    }

    private Fact observation() {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("dealId", anyDeal());
        fields.put("recordedAt", recordedAt());
        fields.put("observedAt", moment());
        fields.put("relationship", any("SEVERED", "STRAINED", "MAINTAINED", "STRENGTHENED", "FOR_LIFE"));
        return new Fact(OBSERVATION, fields, true);
    }

    private String moment() {
        return Instant.now()
                .minusSeconds(random.nextInt(60, DAYS * 24 * 60 * 60))
                .truncatedTo(ChronoUnit.SECONDS)
                .toString();
    }

    private String recordedAt() {
        Instant moment = Instant.now().minusSeconds(random.nextInt(1, RECORDED_WITHIN_SECONDS));
        ChronoUnit precision = random.nextBoolean() ? ChronoUnit.SECONDS : ChronoUnit.MICROS;
        return moment.truncatedTo(precision).toString();
    }

    private void maybe(Map<String, Object> fields, String name, String... values) {
        if (random.nextInt(4) != 0) {
            fields.put(name, any(values));
        }
    }

    private String any(String... values) {
        return List.of(values).get(random.nextInt(values.length));
    }
}
