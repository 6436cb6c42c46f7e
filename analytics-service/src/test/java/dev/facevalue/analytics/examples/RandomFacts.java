package dev.facevalue.analytics.examples;

import dev.facevalue.deal.DealSize;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.Industry;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.Pretext;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Facts with any field absent, any text a fact may hold and any moment, made up from a seed. */
public final class RandomFacts {

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");
    private static final String[] CURRENCIES = {"EUR", "USD", "JPY", "KWD", "BRL"};

    private final Random random;

    public RandomFacts(Random random) {
        this.random = random;
    }

    /** An outcome of which a test may still say what matters to it. */
    public OutcomeBuilder outcome(String dealId) {
        Decision decision = any(Decision.values());
        return OutcomeBuilder.outcome(dealId)
                .decidedAt(moment())
                .country(new Country(any(Locale.getISOCountries())))
                .decision(decision)
                .strategy(decision == Decision.WON ? maybe(() -> any(Strategy.values())) : any(Strategy.values()))
                .prevention(maybe(() -> any(Prevention.values())))
                .relationship(maybe(() -> any(Relationship.values())))
                .culture(maybe(() -> any(Culture.values())))
                .statedReason(maybe(() -> any(Reason.values())))
                .actualReason(maybe(() -> any(Reason.values())))
                .pretext(maybe(() -> any(Pretext.values())))
                .faceRisk(maybe(() -> any(Level.values())))
                .trust(maybe(() -> any(Level.values())))
                .sellerConfidence(maybe(() -> any(Level.values())))
                .stage(maybe(() -> any(Stage.values())))
                .dealSize(maybe(() -> any(DealSize.values())))
                .industry(maybe(() -> any(Industry.values())))
                .value(maybe(this::money))
                .team(maybe(() -> text(64)))
                .sellerId(maybe(() -> text(128)))
                .accountId(maybe(() -> text(128)));
    }

    public RelationshipObservation observation(String dealId) {
        return new RelationshipObservation(dealId, moment(), any(Relationship.values()));
    }

    /** A fact on record under any factId, at any moment. */
    public RecordedFact recorded(Fact fact) {
        return new RecordedFact(new UUID(random.nextLong(), random.nextLong()), moment(), fact);
    }

    /** What may be on record about a deal: up to {@code most} facts, after an erasure or never erased. */
    public DealState state(String dealId, int most) {
        Instant erasedUpTo = maybe(this::moment);
        List<RecordedFact> standing = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            RecordedFact recorded =
                    recorded(random.nextBoolean() ? outcome(dealId).build() : observation(dealId));
            if (erasedUpTo == null || recorded.recordedAt().isAfter(erasedUpTo)) {
                standing.add(recorded);
            }
        }
        standing.sort(RecordedFact.BY_FACT_ID);
        return new DealState(erasedUpTo, standing);
    }

    /** Any moment that a fact can tell, to the microsecond. */
    public Instant moment() {
        long seconds = random.nextBoolean()
                ? random.nextLong(EARLIEST.getEpochSecond(), LATEST.getEpochSecond())
                : OutcomeBuilder.DECIDED.getEpochSecond() + random.nextInt(-100_000_000, 30_000_000);
        return Instant.ofEpochSecond(seconds, 1_000L * random.nextInt(1_000_000));
    }

    /** Any text that a fact may hold, 1 to {@code most} characters of any plane of Unicode. */
    public String text(int most) {
        StringBuilder text = new StringBuilder().append('x');
        int characters = random.nextInt(most);
        while (text.codePointCount(0, text.length()) < characters) {
            int codePoint = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(' ', 0x7F);
                case 1 -> random.nextInt(0xA0, 0x3000);
                case 2 -> random.nextInt(0x1F300, 0x1F600);
                default -> "\"\\/<>&{}[],:'".charAt(random.nextInt(12));
            };
            if (Character.isDefined(codePoint)) {
                text.appendCodePoint(codePoint);
            }
        }
        return text.toString();
    }

    public <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    public <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }

    private Money money() {
        int digits = random.nextInt(1, 37);
        int scale = random.nextInt(Math.max(0, digits - 18), 19);
        BigInteger unscaled = new BigInteger(digits * 3, random).mod(BigInteger.TEN.pow(digits));
        return new Money(new BigDecimal(unscaled, scale), Currency.getInstance(any(CURRENCIES)));
    }
}
