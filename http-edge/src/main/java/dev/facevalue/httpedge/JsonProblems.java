package dev.facevalue.httpedge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import dev.facevalue.deal.Violation;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Says in our words what Jackson found wrong with a body; its own words name classes. */
final class JsonProblems {

    private JsonProblems() {}

    static Problem of(JsonProcessingException malformed) {
        if (malformed instanceof MismatchedInputException mismatched) {
            return Problem.of(
                    ProblemType.INVALID_REQUEST,
                    "The body does not have the form that is asked for.",
                    List.of(new Violation(path(mismatched), message(mismatched))));
        }
        var location = malformed.getLocation();
        return Problem.of(
                ProblemType.MALFORMED_JSON,
                location == null
                        ? "The body is not well-formed JSON."
                        : "The body is not well-formed JSON (line " + location.getLineNr() + ", column "
                                + location.getColumnNr() + ").");
    }

    private static String message(MismatchedInputException mismatched) {
        return switch (mismatched) {
            case UnrecognizedPropertyException _ -> "is not a field here";
            case InvalidFormatException format
            when format.getTargetType() != null && format.getTargetType().isEnum() ->
                "must be one of "
                        + Arrays.stream(format.getTargetType().getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining(", "));
            default -> "has a value of the wrong type or form, or is missing";
        };
    }

    /** The way to the member, such as {@code lines[3].value}. */
    private static String path(JsonMappingException mismatched) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mismatched.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(abbreviated(step.getFieldName()));
            }
        }
        return path.toString();
    }

    private static String abbreviated(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "…";
    }
}
