package dev.facevalue.ingest.format;

import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Timestamps;
import dev.facevalue.deal.Violation;
import dev.facevalue.eventstream.CloudEventHeaders;
import dev.facevalue.eventstream.Event;
import dev.facevalue.eventstream.EventName;
import dev.facevalue.eventstream.EventType;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** What a CloudEvent 1.0 says about itself, attribute by attribute, in whichever mode it came. */
final class EventAttributes {

    static final String SPEC_VERSION = "specversion";
    static final String ID = "id";
    static final String SOURCE = "source";
    static final String TYPE = "type";
    static final String TIME = "time";
    static final String SUBJECT = "subject";
    static final String DATA_CONTENT_TYPE = "datacontenttype";
    static final String DATA_SCHEMA = "dataschema";

    /** Every attribute that CloudEvents 1.0 itself has; all others are extensions. */
    static final List<String> ALL =
            List.of(SPEC_VERSION, ID, SOURCE, TYPE, TIME, SUBJECT, DATA_CONTENT_TYPE, DATA_SCHEMA);

    /** The most characters of an id. */
    static final int MAX_ID_LENGTH = 256;

    /** The most characters of a source. */
    static final int MAX_SOURCE_LENGTH = 1_024;

    private static final Pattern EXTENSION_NAME = Pattern.compile("[a-z0-9]+");

    private final Map<String, String> values;

    EventAttributes(Map<String, String> values) {
        this.values = Map.copyOf(values);
    }

    /** Whether a name can be one of an attribute. */
    static boolean isName(String name) {
        return EXTENSION_NAME.matcher(name).matches();
    }

    /** What is wrong with the attributes of an event that shall carry such a fact; empty if nothing is. */
    List<Violation> violations(FactForm.Kind kind) {
        List<Violation> violations = new ArrayList<>();
        String type = EventType.of(kind).typeName();
        require(violations, SPEC_VERSION, CloudEventHeaders.VERSION_1_0::equals, "must be 1.0");
        require(
                violations,
                ID,
                id -> id.codePointCount(0, id.length()) <= MAX_ID_LENGTH && Event.isAttribute(id),
                "must be 1 to " + MAX_ID_LENGTH + " characters, none of them a control character");
        require(
                violations,
                SOURCE,
                EventAttributes::isSource,
                "must be a URI reference (RFC 3986) of 1 to " + MAX_SOURCE_LENGTH + " characters, such as /crm/eu");
        require(violations, TYPE, type::equals, "must be " + type + " at this address");
        allow(violations, TIME, time -> Timestamps.parse(time).isPresent(), Timestamps.FORM);
        allow(
                violations,
                DATA_CONTENT_TYPE,
                CloudEventHeaders::isJson,
                "must be " + CloudEventHeaders.JSON + ", or be left out where the format allows that");
        allow(violations, DATA_SCHEMA, schema -> !schema.isEmpty() && isUri(schema), "must be a URI (RFC 3986)");
        return violations;
    }

    /** What the event is called; to be asked only if nothing is wrong. */
    EventName name() {
        return new EventName(values.getOrDefault(ID, ""), values.getOrDefault(SOURCE, ""));
    }

    /** Puts into a fact's form what the attributes say of the fact. The form's own fields must be there already. */
    void tell(FactForm form) {
        get(TIME).ifPresent(time -> form.putRecordedAt(TIME, time));
        get(SUBJECT).ifPresent(subject -> {
            Optional<String> dealId = form.dealId();
            if (dealId.isPresent() && !dealId.get().equals(subject)) {
                form.refuse(new Violation(SUBJECT, "must be the dealId of the data, or be left out"));
            }
        });
    }

    private Optional<String> get(String name) {
        return Optional.ofNullable(values.get(name));
    }

    private void require(List<Violation> violations, String name, Predicate<String> form, String message) {
        if (values.containsKey(name)) {
            allow(violations, name, form, message);
        } else {
            violations.add(new Violation(name, "is required"));
        }
    }

    private void allow(List<Violation> violations, String name, Predicate<String> form, String message) {
        if (get(name).filter(form.negate()).isPresent()) {
            violations.add(new Violation(name, message));
        }
    }

    private static boolean isSource(String text) {
        return !text.isEmpty() && text.length() <= MAX_SOURCE_LENGTH && isUri(text);
    }

    /** Java's own reader would also take characters that RFC 3986 has encoded. */
    private static boolean isUri(String text) {
        if (!text.chars().allMatch(character -> character < 128)) {
            return false;
        }
        try {
            var _ = new URI(text);
            return true;
        } catch (URISyntaxException none) {
            return false;
        }
    }
}
