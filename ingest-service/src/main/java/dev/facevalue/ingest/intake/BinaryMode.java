package dev.facevalue.ingest.intake;

import dev.facevalue.deal.Violation;
import dev.facevalue.httpedge.ProblemException;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The binary content mode of the CloudEvents HTTP protocol binding: the body is the event's data, each attribute is a
 * header named {@code ce-} and its name, and the content type is {@code datacontenttype}.
 *
 * <p>One such header makes a request an event, so that one which lacks the others is refused. Taken for plain JSON, it
 * would be published under a name that its sender does not know.
 */
final class BinaryMode {

    private static final String PREFIX = "ce-";
    private static final String DATA_CONTENT_TYPE = "datacontenttype";

    private BinaryMode() {}

    /** Whether a request brings an event in this mode. */
    static boolean isIn(HttpHeaders headers) {
        return headers.getRequestHeaders().keySet().stream().anyMatch(BinaryMode::isAttribute);
    }

    /**
     * The attributes by name, {@code datacontenttype} among them.
     *
     * @throws ProblemException if a header is there twice or is not written as the binding says
     */
    static Map<String, String> attributes(HttpHeaders headers) {
        Map<String, String> attributes = new HashMap<>();
        List<Violation> violations = new ArrayList<>();
        byAttribute(headers).forEach((name, values) -> {
            if (name.equals(DATA_CONTENT_TYPE)) {
                violations.add(new Violation(name, "must come as Content-Type, not as a header of its own"));
            } else if (values.size() > 1) {
                violations.add(new Violation(name, "must occur only once"));
            } else {
                Optional<String> value = HeaderText.decode(values.getFirst());
                value.ifPresent(text -> attributes.put(name, text));
                if (value.isEmpty()) {
                    violations.add(new Violation(
                            name,
                            "must be UTF-8, with all but printable ASCII percent-encoded (HTTP protocol binding)"));
                }
            }
        });
        if (!violations.isEmpty()) {
            throw Problems.invalidEvent(violations);
        }
        attributes.put(DATA_CONTENT_TYPE, headers.getHeaderString(HttpHeaders.CONTENT_TYPE));
        return attributes;
    }

    /** In the order of their names, so that what is wrong is told in the same order every time. */
    private static Map<String, List<String>> byAttribute(HttpHeaders headers) {
        Map<String, List<String>> attributes = new TreeMap<>();
        headers.getRequestHeaders().forEach((header, values) -> {
            if (isAttribute(header)) {
                attributes
                        .computeIfAbsent(
                                header.substring(PREFIX.length()).toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                        .addAll(values);
            }
        });
        return attributes;
    }

    private static boolean isAttribute(String header) {
        return header.regionMatches(true, 0, PREFIX, 0, PREFIX.length()) && header.length() > PREFIX.length();
    }
}
