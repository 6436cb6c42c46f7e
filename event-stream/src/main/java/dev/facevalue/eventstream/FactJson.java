package dev.facevalue.eventstream;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Fact;
import dev.facevalue.deal.FactField;
import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Violation;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of a fact.
 *
 * <p>Written, it is canonical: members in the order of their names, no white space, absent fields left out, times in
 * UTC with none, three or six digits of a second, amounts without trailing zeros and without an exponent, every
 * character that needs no escape as UTF-8. Equal facts give equal bytes.
 *
 * <p>Read, anything is taken that says the same in UTF-8; a field that occurs twice, a null, or a value of the wrong
 * JSON type is a violation, never a guess.
 */
public final class FactJson {

    /** What to do with a member that the contract does not have. */
    public enum UnknownMembers {
        /** A violation: whoever sends it should learn that it would be lost. */
        REFUSE,
        /** Passed over: a newer writer may know more than we do. */
        TOLERATE
    }

    private static final int MAX_DEPTH = 16;
    private static final int MAX_TOLD_CHARACTERS = 64;

    /** The parser's table keeps thousands of names, of all facts that were ever read. */
    private static final int MAX_NAME_LENGTH = 256;

    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            // JSON is UTF-8 (RFC 8259, 8.1). Guessing at others would take what no other reader takes, and bytes that
            // only look like UTF-32 fail in a way of their own.
            .disable(JsonFactory.Feature.CHARSET_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxNameLength(MAX_NAME_LENGTH)
                    .build())
            .build();

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private static final String VALUE = "value";
    private static final String NULL_MESSAGE = "must not be null; leave the field out instead";

    /** A member as it is written: its name, its bytes made once, and where its value is; null if it is left out. */
    private record Member<F>(SerializableString name, Function<F, @Nullable Object> of) {

        Member(FactField field, Function<F, @Nullable Object> of) {
            this(new SerializedString(field.fieldName()), of);
        }
    }

    private static final List<Member<DealOutcome>> OUTCOME = inOrder(List.of(
            new Member<>(FactField.DEAL_ID, DealOutcome::dealId),
            new Member<>(FactField.DECIDED_AT, DealOutcome::decidedAt),
            new Member<>(FactField.COUNTRY, outcome -> outcome.country().code()),
            new Member<>(FactField.DECISION, DealOutcome::decision),
            new Member<>(FactField.STRATEGY, DealOutcome::strategy),
            new Member<>(FactField.PREVENTION, DealOutcome::prevention),
            new Member<>(FactField.RELATIONSHIP, DealOutcome::relationship),
            new Member<>(FactField.CULTURE, DealOutcome::culture),
            new Member<>(FactField.STATED_REASON, DealOutcome::statedReason),
            new Member<>(FactField.ACTUAL_REASON, DealOutcome::actualReason),
            new Member<>(FactField.PRETEXT, DealOutcome::pretext),
            new Member<>(FactField.FACE_RISK, DealOutcome::faceRisk),
            new Member<>(FactField.TRUST, DealOutcome::trust),
            new Member<>(FactField.SELLER_CONFIDENCE, DealOutcome::sellerConfidence),
            new Member<>(FactField.STAGE, DealOutcome::stage),
            new Member<>(FactField.DEAL_SIZE, DealOutcome::dealSize),
            new Member<>(FactField.INDUSTRY, DealOutcome::industry),
            new Member<>(new SerializedString(VALUE), DealOutcome::value),
            new Member<>(FactField.TEAM, DealOutcome::team),
            new Member<>(FactField.SELLER_ID, DealOutcome::sellerId),
            new Member<>(FactField.ACCOUNT_ID, DealOutcome::accountId)));

    private static final List<Member<RelationshipObservation>> OBSERVATION = inOrder(List.of(
            new Member<>(FactField.DEAL_ID, RelationshipObservation::dealId),
            new Member<>(FactField.OBSERVED_AT, RelationshipObservation::observedAt),
            new Member<>(FactField.RELATIONSHIP, RelationshipObservation::relationship)));

    private static final List<Member<Erasure>> ERASURE = inOrder(List.of(
            new Member<>(FactField.DEAL_ID, Erasure::dealId), new Member<>(FactField.ERASED_AT, Erasure::erasedAt)));

    private FactJson() {}

    private static <F> List<Member<F>> inOrder(List<Member<F>> members) {
        return members.stream()
                .sorted(Comparator.comparing(member -> member.name().getValue()))
                .toList();
    }

    /** Writes a fact's data, canonically, as UTF-8. */
    public static byte[] write(Fact fact) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            switch (fact) {
                case DealOutcome outcome -> writeMembers(json, OUTCOME, outcome);
                case RelationshipObservation observation -> writeMembers(json, OBSERVATION, observation);
                case Erasure erasure -> writeMembers(json, ERASURE, erasure);
            }
            json.writeEndObject();
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return bytes.toByteArray();
    }

    /**
     * Reads a fact's data into a form; what is wrong with it is told by the form's check.
     *
     * @return the form, or why the bytes are no JSON object at all
     */
    public static Reading read(byte[] json, FactForm.Kind kind, UnknownMembers unknown) {
        FactForm form = new FactForm(kind);
        int start = startsWithByteOrderMark(json) ? BYTE_ORDER_MARK.length : 0;
        try (JsonParser parser = JSON.createParser(json, start, json.length - start)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return new Malformed("must be a JSON object");
            }
            while (parser.nextToken() == JsonToken.FIELD_NAME) {
                readMember(parser, form, unknown);
            }
            return parser.nextToken() == null ? new Form(form) : new Malformed("has something after the JSON object");
        } catch (JsonProcessingException malformed) {
            return new Malformed("is not well-formed JSON" + where(malformed));
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
    }

    /** What came of reading. */
    public sealed interface Reading {}

    /** A JSON object; whether it is a fact, the form's check tells. */
    public record Form(FactForm form) implements Reading {}

    /** No JSON object; {@code message} goes on after "the body" or "the line". */
    public record Malformed(String message) implements Reading {}

    /** A mark is of no use in UTF-8, but some editors write one, and a reader may pass over it (RFC 8259, 8.1). */
    private static boolean startsWithByteOrderMark(byte[] json) {
        int length = BYTE_ORDER_MARK.length;
        return json.length >= length && Arrays.equals(json, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    private static void readMember(JsonParser parser, FactForm form, UnknownMembers unknown) throws IOException {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (name.equals(VALUE) && form.kind().has(FactField.AMOUNT)) {
            readMoney(parser, token, form, unknown);
            return;
        }
        Optional<FactField> field = FactField.named(name).filter(known -> isMember(known, form, unknown));
        if (field.isPresent()) {
            readScalar(parser, token, form, field.get());
        } else {
            readUnknown(parser, form, name, unknown);
        }
    }

    /**
     * {@code value.amount} is a member of {@code value}, not one that is named so; recordedAt is none of a topic's
     * data.
     */
    private static boolean isMember(FactField field, FactForm form, UnknownMembers unknown) {
        return form.kind().has(field)
                && field != FactField.AMOUNT
                && field != FactField.CURRENCY
                && !(field == FactField.RECORDED_AT && unknown == UnknownMembers.TOLERATE);
    }

    private static void readMoney(JsonParser parser, JsonToken token, FactForm form, UnknownMembers unknown)
            throws IOException {
        if (token != JsonToken.START_OBJECT) {
            form.refuse(new Violation(VALUE, token == JsonToken.VALUE_NULL ? NULL_MESSAGE : "must be an object"));
            parser.skipChildren();
            return;
        }
        boolean tellsNothing = true;
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = VALUE + '.' + parser.currentName();
            JsonToken memberToken = parser.nextToken();
            Optional<FactField> field = FactField.named(name);
            if (field.isPresent()) {
                tellsNothing = false;
                readScalar(parser, memberToken, form, field.get());
            } else {
                readUnknown(parser, form, name, unknown);
            }
        }
        if (tellsNothing) {
            form.refuse(new Violation(VALUE, "must have an amount and a currency"));
        }
    }

    private static void readScalar(JsonParser parser, JsonToken token, FactForm form, FactField field)
            throws IOException {
        boolean fits = field.isNumber() ? token.isNumeric() : token == JsonToken.VALUE_STRING;
        if (fits) {
            form.put(field, parser.getText());
        } else {
            form.refuse(field, token == JsonToken.VALUE_NULL ? NULL_MESSAGE : wrongType(field));
            parser.skipChildren();
        }
    }

    private static String wrongType(FactField field) {
        return (field.isNumber() ? "must be a JSON number" : "must be a JSON string") + "; it " + field.form();
    }

    private static void readUnknown(JsonParser parser, FactForm form, String name, UnknownMembers unknown)
            throws IOException {
        if (unknown == UnknownMembers.REFUSE) {
            form.refuse(new Violation(abbreviated(name), "is not a field of this fact"));
        }
        parser.skipChildren();
    }

    private static String abbreviated(String name) {
        return name.codePointCount(0, name.length()) <= MAX_TOLD_CHARACTERS
                ? name
                : name.substring(0, name.offsetByCodePoints(0, MAX_TOLD_CHARACTERS)) + "…";
    }

    private static String where(JsonProcessingException malformed) {
        var location = malformed.getLocation();
        return location == null ? "" : " (line " + location.getLineNr() + ", column " + location.getColumnNr() + ")";
    }

    private static <F> void writeMembers(JsonGenerator json, List<Member<F>> members, F fact) throws IOException {
        for (Member<F> member : members) {
            Object value = member.of().apply(fact);
            if (value != null) {
                json.writeFieldName(member.name());
                writeValue(json, value);
            }
        }
    }

    private static void writeValue(JsonGenerator json, Object value) throws IOException {
        if (value instanceof Money(var amount, var currency)) {
            json.writeStartObject();
            json.writeNumberField("amount", amount);
            json.writeStringField("currency", currency.getCurrencyCode());
            json.writeEndObject();
        } else {
            json.writeString(value.toString());
        }
    }
}
