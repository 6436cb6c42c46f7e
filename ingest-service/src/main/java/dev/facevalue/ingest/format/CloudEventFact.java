package dev.facevalue.ingest.format;

import dev.facevalue.deal.FactForm;
import dev.facevalue.deal.Violation;
import dev.facevalue.eventstream.EventName;
import dev.facevalue.eventstream.FactJson;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One fact as a CloudEvent 1.0: its data is the fact, its attributes name the event and say when it was put on record.
 * Extension attributes say nothing about a fact, and end here.
 */
public final class CloudEventFact {

    private CloudEventFact() {}

    /** What came of reading. */
    public sealed interface Reading {}

    /** An event; whether what it tells is a fact, the form's check tells. */
    public record Told(EventName name, FactForm form) implements Reading {}

    /**
     * No event that can carry such a fact.
     *
     * @param violations what is wrong with which attribute, or with {@code data} as a whole; at least one
     */
    public record NoEvent(List<Violation> violations) implements Reading {

        public NoEvent {
            violations = List.copyOf(violations);
        }

        private static NoEvent because(String field, String message) {
            return new NoEvent(List.of(new Violation(field, message)));
        }
    }

    /** The body is no JSON object; {@code message} goes on after "the body". */
    public record Malformed(String message) implements Reading {}

    /**
     * Reads an event whose attributes came beside its data (binary content mode).
     *
     * @param attributes the attributes by name, {@code datacontenttype} among them; extensions may be there too
     * @param data the data as it came
     */
    public static Reading read(Map<String, String> attributes, byte[] data, FactForm.Kind kind) {
        EventAttributes checked = new EventAttributes(attributes);
        List<Violation> violations = checked.violations(kind);
        if (!violations.isEmpty()) {
            return new NoEvent(violations);
        }
        return switch (JsonFact.read(data, kind)) {
            case FactJson.Malformed(String message) -> new Malformed(message);
            case FactJson.Form(FactForm form) -> {
                checked.tell(form);
                yield new Told(checked.name(), form);
            }
        };
    }

    /** Reads an event in the JSON event format (structured content mode). */
    public static Reading read(byte[] json, FactForm.Kind kind) {
        return switch (JsonEvent.parse(json)) {
            case JsonEvent.Malformed(String message) -> new Malformed(message);
            case JsonEvent.Unusable(Violation violation) -> new NoEvent(List.of(violation));
            case JsonEvent.Parsed(JsonEvent event) -> read(event, kind);
        };
    }

    private static Reading read(JsonEvent event, FactForm.Kind kind) {
        List<Violation> violations = violations(event, kind);
        if (!violations.isEmpty()) {
            return new NoEvent(violations);
        }
        Optional<byte[]> data = event.data();
        if (data.isEmpty()) {
            return NoEvent.because("", "is no CloudEvent 1.0 in the JSON event format");
        }
        return switch (read(event.attributes(), data.get(), kind)) {
            case Malformed(String message) -> NoEvent.because(event.dataMember(), message);
            case Told told -> told;
            case NoEvent refused -> refused;
        };
    }

    private static List<Violation> violations(JsonEvent event, FactForm.Kind kind) {
        List<Violation> violations = new ArrayList<>(event.violations());
        Set<String> told = violations.stream().map(Violation::field).collect(Collectors.toSet());
        new EventAttributes(event.attributes())
                .violations(kind).stream()
                        .filter(violation -> !told.contains(violation.field()))
                        .forEach(violations::add);
        return violations;
    }
}
