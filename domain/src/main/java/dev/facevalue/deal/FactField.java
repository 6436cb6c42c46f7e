package dev.facevalue.deal;

import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The fields of facts as the contract names them, and how the text of each is read. */
@SuppressWarnings("ImmutableEnumChecker") // the readers are pure functions over constants
public enum FactField {
    DEAL_ID("dealId", text -> Optional.of(text).filter(DealId::isValid), DealId.FORM),
    DECIDED_AT("decidedAt", Timestamps::parse, Timestamps.FORM),
    OBSERVED_AT("observedAt", Timestamps::parse, Timestamps.FORM),
    ERASED_AT("erasedAt", Timestamps::parse, Timestamps.FORM),
    RECORDED_AT("recordedAt", Timestamps::parse, Timestamps.FORM),
    COUNTRY("country", Country::of, "must be an ISO 3166-1 alpha-2 code, such as NL"),
    DECISION("decision", Decision.class),
    STRATEGY("strategy", Strategy.class),
    PREVENTION("prevention", Prevention.class),
    RELATIONSHIP("relationship", Relationship.class),
    CULTURE("culture", Culture.class),
    STATED_REASON("statedReason", Reason.class),
    ACTUAL_REASON("actualReason", Reason.class),
    PRETEXT("pretext", Pretext.class),
    FACE_RISK("faceRisk", Level.class),
    TRUST("trust", Level.class),
    SELLER_CONFIDENCE("sellerConfidence", Level.class),
    STAGE("stage", Stage.class),
    DEAL_SIZE("dealSize", DealSize.class),
    INDUSTRY("industry", Industry.class),
    AMOUNT(
            "value.amount",
            FactField::amount,
            "must be a decimal of 0 or more, at most 18 digits before the point and 18 after"),
    CURRENCY("value.currency", FactField::currency, "must be an ISO 4217 code, such as EUR"),
    TEAM("team", text -> plainText(text, 64), "must be 1 to 64 characters, none of them a control character"),
    SELLER_ID(
            "sellerId", text -> plainText(text, 128), "must be 1 to 128 characters, none of them a control character"),
    ACCOUNT_ID(
            "accountId", text -> plainText(text, 128), "must be 1 to 128 characters, none of them a control character");

    private static final Map<String, FactField> BY_NAME =
            Arrays.stream(values()).collect(Collectors.toUnmodifiableMap(field -> field.fieldName, field -> field));

    private final String fieldName;
    private final Function<String, ? extends Optional<?>> reader;
    private final String form;

    FactField(String fieldName, Function<String, ? extends Optional<?>> reader, String form) {
        this.fieldName = fieldName;
        this.reader = reader;
        this.form = form;
    }

    <E extends Enum<E>> FactField(String fieldName, Class<E> codes) {
        Map<String, E> byName =
                Arrays.stream(codes.getEnumConstants()).collect(Collectors.toUnmodifiableMap(Enum::name, code -> code));
        this(
                fieldName,
                text -> Optional.ofNullable(byName.get(text)),
                "must be one of "
                        + Arrays.stream(codes.getEnumConstants())
                                .map(Enum::name)
                                .collect(Collectors.joining(", ")));
    }

    /** The field of that name, or empty if no fact has one. */
    public static Optional<FactField> named(String fieldName) {
        return Optional.ofNullable(BY_NAME.get(fieldName));
    }

    /** The contract's name, such as {@code statedReason}, or {@code value.amount} for a member of {@code value}. */
    public String fieldName() {
        return fieldName;
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

    private static Optional<BigDecimal> amount(String text) {
        // A bound on the text keeps a number of a million digits from costing anything; BigDecimal would read the
        // digits of any script.
        if (text.length() > 64 || !text.chars().allMatch(character -> character < 128)) {
            return Optional.empty();
        }
        try {
            BigDecimal amount = new BigDecimal(text);
            return amount.signum() >= 0 && Money.fits(amount) ? Optional.of(amount) : Optional.empty();
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
    }

    private static Optional<Currency> currency(String text) {
        try {
            return Optional.of(Currency.getInstance(text));
        } catch (IllegalArgumentException unknown) {
            return Optional.empty();
        }
    }

    private static Optional<String> plainText(String text, int maxCharacters) {
        int characters = text.codePointCount(0, text.length());
        return characters >= 1
                        && characters <= maxCharacters
                        && !text.isBlank()
                        && text.codePoints().noneMatch(FactField::isUnprintable)
                ? Optional.of(text)
                : Optional.empty();
    }

    private static boolean isUnprintable(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.SURROGATE, Character.UNASSIGNED -> true;
            default -> false;
        };
    }
}
