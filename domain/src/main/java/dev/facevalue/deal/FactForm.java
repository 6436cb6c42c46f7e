package dev.facevalue.deal;

import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Collects one fact field by field from whatever format it comes in, and tells everything that is wrong with it at
 * once.
 *
 * <p>One form takes one fact: create it, {@link #put} every field that is there, then {@link #check}. Not for use by
 * several threads.
 */
public final class FactForm {

    /** How long after the moment at which a fact was taken its own time may lie, for clocks that differ. */
    public static final Duration MAX_AHEAD = Duration.ofMinutes(5);

    /** How long after the moment at which a fact was taken its {@code recordedAt} may lie. */
    public static final Duration MAX_RECORD_AHEAD = Duration.ofSeconds(2);

    /** The most that is told about one form; what goes beyond is wrong too, but not told. */
    public static final int MAX_VIOLATIONS = 64;

    /** Which kind of fact a form takes, and with which fields. */
    @SuppressWarnings("ImmutableEnumChecker") // the sets never leave but as copies
    public enum Kind {
        DEAL_OUTCOME(
                EnumSet.of(FactField.DEAL_ID, FactField.DECIDED_AT, FactField.COUNTRY, FactField.DECISION),
                EnumSet.complementOf(EnumSet.of(FactField.OBSERVED_AT, FactField.ERASED_AT))),
        RELATIONSHIP_OBSERVATION(
                EnumSet.of(FactField.DEAL_ID, FactField.OBSERVED_AT, FactField.RELATIONSHIP),
                EnumSet.of(FactField.DEAL_ID, FactField.OBSERVED_AT, FactField.RELATIONSHIP, FactField.RECORDED_AT)),
        ERASURE(EnumSet.of(FactField.DEAL_ID, FactField.ERASED_AT), EnumSet.of(FactField.DEAL_ID, FactField.ERASED_AT));

        private final Set<FactField> required;
        private final Set<FactField> fields;

        Kind(Set<FactField> required, Set<FactField> fields) {
            this.required = required;
            this.fields = fields;
        }

        /** Whether facts of this kind have such a field. */
        public boolean has(FactField field) {
            return fields.contains(field);
        }

        /** The fields without which there is no fact of this kind. */
        public Set<FactField> required() {
            return EnumSet.copyOf(required);
        }

        /** Every field of this kind, in the contract's order. */
        public Set<FactField> fields() {
            return EnumSet.copyOf(fields);
        }
    }

    /** What came of checking a form. */
    public sealed interface Checked {}

    /**
     * Nothing was wrong.
     *
     * @param fact what was said
     * @param recordedAt when it was put on record where it comes from; null if that was not said
     */
    public record Accepted(Fact fact, @Nullable Instant recordedAt) implements Checked {}

    /**
     * Something was wrong; nothing of the fact may be used.
     *
     * @param dealId the dealId, if that much could be read
     * @param violations at least one, in the order in which the fields came, then those about what is missing
     */
    public record Refused(@Nullable String dealId, List<Violation> violations) implements Checked {

        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /** When it was so, by kind of fact: each has one of them. */
    private static final List<FactField> OWN_TIMES =
            List.of(FactField.DECIDED_AT, FactField.OBSERVED_AT, FactField.ERASED_AT);

    private final Kind kind;
    private final Map<FactField, Object> values = new EnumMap<>(FactField.class);
    private final Set<FactField> seen = EnumSet.noneOf(FactField.class);
    private final List<Violation> violations = new ArrayList<>();
    private String recordedAtName = FactField.RECORDED_AT.fieldName();

    public FactForm(Kind kind) {
        this.kind = kind;
    }

    /** Which kind of fact this form takes. */
    public Kind kind() {
        return kind;
    }

    /**
     * Takes a field that is there, as text. A field that is put twice is refused, even if both say the same. A field
     * that this kind of fact does not have must not be put here.
     */
    public void put(FactField field, String text) {
        if (!kind.has(field)) {
            throw new IllegalArgumentException(kind + " has no field " + field.fieldName());
        }
        if (!seen.add(field)) {
            refuse(field, "must occur only once");
            return;
        }
        Optional<?> value = field.read(text);
        if (value.isEmpty()) {
            refuse(field, field.form());
        } else {
            values.put(field, value.get());
        }
    }

    /**
     * Takes when the fact was put on record from where its format says so beside the fields, once all of those are put.
     * If {@code recordedAt} is among them, both must say the same moment.
     *
     * @param name what it is called there; what is wrong with it is told under this name
     */
    public void putRecordedAt(String name, String text) {
        if (!kind.has(FactField.RECORDED_AT)) {
            throw new IllegalArgumentException(kind + " has no field recordedAt");
        }
        Optional<Instant> time = Timestamps.parse(text);
        Instant said = get(FactField.RECORDED_AT, Instant.class);
        if (time.isEmpty()) {
            refuse(new Violation(name, Timestamps.FORM));
        } else if (seen.add(FactField.RECORDED_AT)) {
            values.put(FactField.RECORDED_AT, time.get());
            recordedAtName = name;
        } else if (said != null && !said.equals(time.get())) {
            refuse(new Violation(name, "must be the same moment as recordedAt, or one of the two be left out"));
        }
    }

    /** The dealId, if one was put that can be one. */
    public Optional<String> dealId() {
        return Optional.ofNullable(get(FactField.DEAL_ID, String.class));
    }

    /** Notes that a field is there but of no use, and why. */
    public void refuse(FactField field, String message) {
        seen.add(field);
        refuse(new Violation(field.fieldName(), message));
    }

    /** Notes what is wrong with something that is none of the fields. */
    public void refuse(Violation violation) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(violation);
        }
    }

    /**
     * Makes the fact of what was put.
     *
     * @param takenAt the moment at which the fact was taken: times too far ahead of it are refused
     */
    public Checked check(Instant takenAt) {
        for (FactField field : kind.required) {
            if (!seen.contains(field)) {
                refuse(new Violation(field.fieldName(), "is required"));
            }
        }
        Instant latest = takenAt.plus(MAX_AHEAD);
        for (FactField own : OWN_TIMES) {
            notAfter(own, own.fieldName(), latest, "5 minutes");
        }
        notAfter(FactField.RECORDED_AT, recordedAtName, takenAt.plus(MAX_RECORD_AHEAD), "2 seconds");
        if (kind == Kind.DEAL_OUTCOME) {
            checkTogether();
        }
        return violations.isEmpty()
                ? new Accepted(fact(), get(FactField.RECORDED_AT, Instant.class))
                : new Refused(get(FactField.DEAL_ID, String.class), violations);
    }

    private void checkTogether() {
        Decision decision = get(FactField.DECISION, Decision.class);
        if (decision != null && decision != Decision.WON && !seen.contains(FactField.STRATEGY)) {
            refuse(new Violation(FactField.STRATEGY.fieldName(), "is required unless the decision is WON"));
        }
        if (seen.contains(FactField.AMOUNT) != seen.contains(FactField.CURRENCY)) {
            FactField missing = seen.contains(FactField.AMOUNT) ? FactField.CURRENCY : FactField.AMOUNT;
            refuse(new Violation(missing.fieldName(), "is required: a value has an amount and a currency"));
        }
    }

    private void notAfter(FactField field, String toldAs, Instant latest, String aheadInWords) {
        Instant time = get(field, Instant.class);
        if (time != null && time.isAfter(latest)) {
            refuse(new Violation(
                    toldAs, "must not lie in the future (" + aheadInWords + " are allowed for clocks that differ)"));
        }
    }

    private Fact fact() {
        String dealId = need(FactField.DEAL_ID, String.class);
        return switch (kind) {
            case DEAL_OUTCOME -> outcome(dealId);
            case RELATIONSHIP_OBSERVATION ->
                new RelationshipObservation(
                        dealId,
                        need(FactField.OBSERVED_AT, Instant.class),
                        need(FactField.RELATIONSHIP, Relationship.class));
            case ERASURE -> new Erasure(dealId, need(FactField.ERASED_AT, Instant.class));
        };
    }

    private DealOutcome outcome(String dealId) {
        BigDecimal amount = get(FactField.AMOUNT, BigDecimal.class);
        return new DealOutcome(
                dealId,
                need(FactField.DECIDED_AT, Instant.class).truncatedTo(ChronoUnit.MICROS),
                need(FactField.COUNTRY, Country.class),
                need(FactField.DECISION, Decision.class),
                get(FactField.STRATEGY, Strategy.class),
                get(FactField.PREVENTION, Prevention.class),
                get(FactField.RELATIONSHIP, Relationship.class),
                get(FactField.CULTURE, Culture.class),
                get(FactField.STATED_REASON, Reason.class),
                get(FactField.ACTUAL_REASON, Reason.class),
                get(FactField.PRETEXT, Pretext.class),
                get(FactField.FACE_RISK, Level.class),
                get(FactField.TRUST, Level.class),
                get(FactField.SELLER_CONFIDENCE, Level.class),
                get(FactField.STAGE, Stage.class),
                get(FactField.DEAL_SIZE, DealSize.class),
                get(FactField.INDUSTRY, Industry.class),
                amount == null ? null : new Money(amount, need(FactField.CURRENCY, Currency.class)),
                get(FactField.TEAM, String.class),
                get(FactField.SELLER_ID, String.class),
                get(FactField.ACCOUNT_ID, String.class));
    }

    private <T> @Nullable T get(FactField field, Class<T> type) {
        return type.cast(values.get(field));
    }

    private <T> T need(FactField field, Class<T> type) {
        T value = get(field, type);
        if (value == null) {
            throw new IllegalStateException(field.fieldName() + " was not checked");
        }
        return value;
    }
}
