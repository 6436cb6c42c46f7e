package dev.facevalue.eventstream;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealSize;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.Industry;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.Pretext;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Currency;
import java.util.Locale;
import java.util.Random;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Facts of every kind that a form accepts, made up from a seed: any field absent, any text, any moment so far. */
final class RandomFacts {

    /** No fact is of a later moment. */
    static final Instant LATEST = Instant.parse("2026-03-01T12:00:00Z");

    private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
    private static final String ID_CHARACTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._:-";
    private static final String[] CURRENCIES = {"EUR", "USD", "JPY", "KWD", "BRL"};

    private final Random random;

    RandomFacts(long seed) {
        random = new Random(seed);
    }

    Fact next() {
        return switch (random.nextInt(4)) {
            case 0 -> new Erasure(dealId(), moment());
            case 1 -> new RelationshipObservation(dealId(), moment(), any(Relationship.values()));
            default -> outcome();
        };
    }

    Instant moment() {
        int digits = random.nextInt(4);
        long seconds = random.nextBoolean()
                ? random.nextLong(EARLIEST.getEpochSecond(), LATEST.getEpochSecond())
                : random.nextLong(0, LATEST.getEpochSecond());
        long nanos = switch (digits) {
            case 0 -> 0;
            case 1 -> 100_000_000L * random.nextInt(10);
            case 2 -> 1_000_000L * random.nextInt(1_000);
            default -> 1_000L * random.nextInt(1_000_000);
        };
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** Any text that a fact may hold, 1 to {@code most} characters of any plane of Unicode. */
    String text(int most) {
        StringBuilder text = new StringBuilder().append('x');
        int characters = random.nextInt(most);
        while (text.codePointCount(0, text.length()) < characters) {
            int codePoint = switch (random.nextInt(4)) {
                case 0 -> random.nextInt(0x20, 0x7F);
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

    private DealOutcome outcome() {
        Decision decision = any(Decision.values());
        return new DealOutcome(
                dealId(),
                moment(),
                new Country(any(Locale.getISOCountries())),
                decision,
                decision == Decision.WON ? maybe(() -> any(Strategy.values())) : any(Strategy.values()),
                maybe(() -> any(Prevention.values())),
                maybe(() -> any(Relationship.values())),
                maybe(() -> any(Culture.values())),
                maybe(() -> any(Reason.values())),
                maybe(() -> any(Reason.values())),
                maybe(() -> any(Pretext.values())),
                maybe(() -> any(Level.values())),
                maybe(() -> any(Level.values())),
                maybe(() -> any(Level.values())),
                maybe(() -> any(Stage.values())),
                maybe(() -> any(DealSize.values())),
                maybe(() -> any(Industry.values())),
                maybe(this::money),
                maybe(() -> text(64)),
                maybe(() -> text(128)),
                maybe(() -> text(128)));
    }

    private Money money() {
        int digits = random.nextInt(1, 37);
        int scale = random.nextInt(Math.max(0, digits - 18), 19);
        BigInteger unscaled = new BigInteger(digits * 3, random).mod(BigInteger.TEN.pow(digits));
        return new Money(new BigDecimal(unscaled, scale), Currency.getInstance(any(CURRENCIES)));
    }

    private String dealId() {
        StringBuilder dealId = new StringBuilder();
        int length = random.nextInt(20) == 0 ? 128 : 1 + random.nextInt(20);
        while (dealId.length() < length) {
            dealId.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
        }
        return dealId.toString();
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private <T> @Nullable T maybe(Supplier<T> value) {
        return random.nextBoolean() ? value.get() : null;
    }
}
