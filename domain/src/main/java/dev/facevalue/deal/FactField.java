package dev.facevalue.deal;

import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of facts as the contract names them, what each says, and how its text is read. */
@SuppressWarnings("ImmutableEnumChecker") // the readers are pure functions over constants
public enum FactField {
    DEAL_ID("dealId", "The deal's identity.", text -> Optional.of(text).filter(DealId::isValid), DealId.FORM),
    DECIDED_AT("decidedAt", "When the customer decided.", Timestamps::parse, Timestamps.FORM),
    OBSERVED_AT("observedAt", "When the relationship was seen to be so.", Timestamps::parse, Timestamps.FORM),
    ERASED_AT(
            "erasedAt",
            "Whatever was put on record about the deal up to and including this moment is forgotten.",
            Timestamps::parse,
            Timestamps.FORM),
    RECORDED_AT(
            "recordedAt",
            "When this was put on record where it comes from; the moment at which it was taken, if left out.",
            Timestamps::parse,
            Timestamps.FORM),
    COUNTRY("country", "The customer's country.", Country::of, "must be an ISO 3166-1 alpha-2 code, such as NL"),
    DECISION("decision", "What the customer decided in the end.", Decision.class),
    STRATEGY(
            "strategy",
            "How the seller answered the refusal: CONFRONT spoke of it openly, SAVE_FACE acted as if the "
                    + "stated reason were the real one, BUILD_TRUST raised it with care and asked what would make trust "
                    + "grow. Required unless the decision is WON; a deal that was won without a refusal has none.",
            Strategy.class),
    PREVENTION(
            "prevention",
            "What was done before the decision so that no face would be lost in it: NONE nothing, SURFACED "
                    + "brought objections up early, COVERED gave the customer a way out that admits no earlier mistake.",
            Prevention.class),
    RELATIONSHIP(
            "relationship",
            "How the relationship came out, worst first. MAINTAINED or better counts as preserved.",
            Relationship.class),
    CULTURE(
            "culture",
            "The GLOBE cluster of the customer's culture, where it is not the one that follows from the " + "country.",
            Culture.class),
    STATED_REASON("statedReason", "The reason that the customer gave.", Reason.class),
    ACTUAL_REASON("actualReason", "What the reason really was, as believed or as learned later.", Reason.class),
    PRETEXT("pretext", "Whether the stated reason was a pretext.", Pretext.class),
    FACE_RISK("faceRisk", "How much face the truth would cost the customer.", Level.class),
    TRUST("trust", "How far the customer trusts the seller.", Level.class),
    SELLER_CONFIDENCE("sellerConfidence", "How confident the seller is.", Level.class),
    STAGE("stage", "The stage at which the real objection came up.", Stage.class),
    DEAL_SIZE("dealSize", "How large the deal is for the selling company.", DealSize.class),
    INDUSTRY("industry", sections(), Industry.class),
    AMOUNT(
            "value.amount",
            "What the deal is worth, in its currency.",
            FactField::amount,
            "must be a decimal of 0 or more, at most 18 digits before the point and 18 after"),
    CURRENCY(
            "value.currency",
            "The currency of what the deal is worth.",
            FactField::currency,
            "must be an ISO 4217 code, such as EUR"),
    TEAM(
            "team",
            "The selling team.",
            text -> plainText(text, 64),
            "must be 1 to 64 characters, none of them a control character"),
    SELLER_ID(
            "sellerId",
            "Who sold.",
            text -> plainText(text, 128),
            "must be 1 to 128 characters, none of them a control character"),
    ACCOUNT_ID(
            "accountId",
            "The customer's account.",
            text -> plainText(text, 128),
            "must be 1 to 128 characters, none of them a control character");

    private static final Map<String, FactField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(field -> field.fieldName, field -> field));

    private final String fieldName;
    private final String meaning;
    private final Function<String, ? extends Optional<?>> reader;
    private final String form;
    private final List<String> codes;

    FactField(String fieldName, String meaning, Function<String, ? extends Optional<?>> reader, String form) {
        this(fieldName, meaning, reader, form, List.of());
    }

    <E extends Enum<E>> FactField(String fieldName, String meaning, Class<E> codes) {
        Map<String, E> byName =
                Arrays.stream(codes.getEnumConstants()).collect(Collectors.toUnmodifiableMap(Enum::name, code -> code));
        List<String> names =
                Arrays.stream(codes.getEnumConstants()).map(Enum::name).toList();
        this(
                fieldName,
                meaning,
                text -> Optional.ofNullable(byName.get(text)),
                "must be one of " + String.join(", ", names),
                names);
    }

    FactField(
            String fieldName,
            String meaning,
            Function<String, ? extends Optional<?>> reader,
            String form,
            List<String> codes) {
        this.fieldName = fieldName;
        this.meaning = meaning;
        this.reader = reader;
        this.form = form;
        this.codes = codes;
    }

    /** The field of that name, or empty if no fact has one. */
    public static Optional<FactField> named(String fieldName) {
        return Optional.ofNullable(BY_NAME.get(fieldName));
    }

    /** The contract's name, such as {@code statedReason}, or {@code value.amount} for a member of {@code value}. */
    public String fieldName() {
        return fieldName;
    }

    /** What the field says, in a sentence or two for whoever reads or writes facts. */
    public String meaning() {
        return meaning;
    }

    /** The values that the field can have, in their order, if they are a closed set of codes; else empty. */
    public List<String> codes() {
        return codes;
    }

    /** Whether the value is a number where the format tells numbers from texts; every other field is a text. */
    public boolean isNumber() {
        return this == AMOUNT;
    }

    /** What the value must look like, in words for whoever sent another. */
    public String form() {
        return form;
    }

    /**
     * The value that {@code text} stands for (what the matching component of the fact holds), or empty if it is none.
     */
    Optional<?> read(String text) {
        return reader.apply(text);
    }

    private static String sections() {
        return Arrays.stream(Industry.values())
                .map(section -> section.name() + ' ' + section.label())
                .collect(Collectors.joining("; ", "The customer's industry, a section of ISIC Rev. 4: ", "."));
    }

    private static Optional<BigDecimal> amount(String text) {
        // A bound on the text keeps a number of a million digits from costing anything; BigDecimal would read the
        // digits of any script.
        if (text.length() > 64 || !isAscii(text)) {
            return Optional.empty();
        }
        try {
            BigDecimal amount = new BigDecimal(text);
            return amount.signum() >= 0 && Money.fits(amount) ? Optional.of(amount) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }

    private static Optional<Currency> currency(String text) {
        // Of some codes the JDK takes the last letter in lower case too, and then has a currency that nobody knows.
        if (!text.chars().allMatch(character -> character >= 'A' && character <= 'Z')) {
            return Optional.empty();
        }
        try {
            return Optional.of(Currency.getInstance(text));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> plainText(String text, int maxCharacters) {
        if (text.isBlank() || text.codePointCount(0, text.length()) > maxCharacters) {
            return Optional.empty();
        }
        for (int at = 0; at < text.length(); at = text.offsetByCodePoints(at, 1)) {
            if (isUnprintable(text.codePointAt(at))) {
                return Optional.empty();
            }
        }
        return Optional.of(text);
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
