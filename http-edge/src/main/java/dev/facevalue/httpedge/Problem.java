package dev.facevalue.httpedge;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import dev.facevalue.deal.Violation;
import java.net.URI;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A problem as RFC 9457 has it.
 *
 * @param type names the kind of problem
 * @param title the kind in a few words
 * @param status the HTTP status
 * @param code the kind for programs; stable
 * @param detail what is wrong this time, in words for whoever sent the request
 * @param instance names this occurrence; null where nothing does
 * @param violations what is wrong field by field; may be empty
 * @param extensions further members by name, beside the others in the JSON
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonPropertyOrder({"type", "title", "status", "code", "detail", "instance", "violations"})
public record Problem(
        URI type,
        String title,
        int status,
        String code,
        String detail,
        @Nullable URI instance,
        List<Violation> violations,
        @JsonIgnore Map<String, Object> extensions) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    public Problem {
        violations = List.copyOf(violations);
        extensions = Collections.unmodifiableMap(new LinkedHashMap<>(extensions));
    }

    /** A problem of that kind. */
    public static Problem of(ProblemType type, String detail) {
        return of(type, detail, List.of());
    }

    /** A problem of that kind, with what is wrong field by field. */
    public static Problem of(ProblemType type, String detail, List<Violation> violations) {
        return new Problem(type.uri(), type.title(), type.status(), type.code(), detail, null, violations, Map.of());
    }

    /** The same problem with further members. */
    public Problem with(Map<String, Object> furtherMembers) {
        return new Problem(type, title, status, code, detail, instance, violations, furtherMembers);
    }

    /** The same problem with the name of the request that it answers, for whoever asks for help with it. */
    Problem answering(String requestId) {
        Map<String, Object> more = new LinkedHashMap<>(extensions);
        more.put("requestId", requestId);
        return with(more);
    }

    Problem occurringAs(URI occurrence) {
        return new Problem(type, title, status, code, detail, occurrence, violations, extensions);
    }

    @JsonAnyGetter
    Map<String, Object> furtherMembers() {
        return extensions;
    }
}
