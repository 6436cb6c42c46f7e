package dev.facevalue.analytics.evidence;

import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Violation;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads from the parameters of a query which deals are to be listed. Filters are those of every question. */
final class ListingParser {

    static final String RELATIONSHIP = "relationship";
    static final String AWAITING = "awaiting";
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String OF = "of";

    static final int MAX_LIMIT = 1_000;
    static final int USUAL_LIMIT = 100;

    private static final String BY = "by";

    private final Map<String, List<String>> parameters;
    private final List<Violation> violations = new ArrayList<>();

    private ListingParser(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** What came of reading. */
    sealed interface Parsed {}

    /** A list that can be given. */
    record Asked(Listing listing) implements Parsed {}

    /** What is wrong with the parameters; each violation's field is a parameter's name. */
    record Refused(List<Violation> violations) implements Parsed {

        Refused {
            violations = List.copyOf(violations);
        }
    }

    /** Reads the parameters of a query, each with its values in their order. */
    static Parsed parse(Map<String, List<String>> parameters) {
        return new ListingParser(parameters).parse();
    }

    private Parsed parse() {
        Question question = question();
        Set<Relationship> relationships = relationships();
        boolean awaiting = awaiting();
        int limit = limit();
        Cursor start = start();
        if (awaiting && question.measure() == Measure.WON) {
            violations.add(new Violation(
                    AWAITING, "cannot be true with measure=won, which needs no observation: no deal awaits one"));
        }
        if (awaiting && !relationships.isEmpty()) {
            violations.add(new Violation(
                    AWAITING, "cannot be true with relationship: deals that await an observation have none"));
        }
        return violations.isEmpty()
                ? new Asked(new Listing(question, parameters.containsKey(OF), relationships, awaiting, limit, start))
                : new Refused(violations);
    }

    private Question question() {
        Map<String, List<String>> others = new LinkedHashMap<>(parameters);
        others.keySet().removeAll(List.of(RELATIONSHIP, AWAITING, LIMIT, CURSOR));
        if (others.remove(BY) != null) {
            violations.add(new Violation(BY, "is not a parameter of this query; a group is a filter here"));
        }
        return switch (QuestionParser.parse(others)) {
            case QuestionParser.Asked asked -> asked.question();
            case QuestionParser.Refused refused -> {
                violations.addAll(refused.violations());
                yield new Question(Of.STRATEGY, Measure.PRESERVED, List.of(), Map.of(), null, null);
            }
        };
    }

    private Set<Relationship> relationships() {
        Set<Relationship> relationships = EnumSet.noneOf(Relationship.class);
        for (String code : parameters.getOrDefault(RELATIONSHIP, List.of())) {
            Optional<Relationship> known = Arrays.stream(Relationship.values())
                    .filter(each -> each.name().equals(code))
                    .findFirst();
            known.ifPresentOrElse(
                    relationships::add,
                    () -> violations.add(new Violation(
                            RELATIONSHIP,
                            "must be one of "
                                    + Arrays.stream(Relationship.values())
                                            .map(Enum::name)
                                            .collect(Collectors.joining(", "))
                                    + "; for several, repeat the parameter; awaiting=true lists deals without one")));
        }
        return relationships;
    }

    private boolean awaiting() {
        String value = single(AWAITING);
        if (value != null && !value.equals("true") && !value.equals("false")) {
            violations.add(new Violation(AWAITING, "must be true or false"));
        }
        return "true".equals(value);
    }

    private int limit() {
        String value = single(LIMIT);
        if (value == null) {
            return USUAL_LIMIT;
        }
        if (value.matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(value);
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        violations.add(new Violation(LIMIT, "must be a whole number from 1 to " + MAX_LIMIT));
        return USUAL_LIMIT;
    }

    private Cursor start() {
        String value = single(CURSOR);
        if (value == null) {
            return Cursor.START;
        }
        Optional<Cursor> cursor = Cursor.read(value);
        if (cursor.isEmpty()) {
            violations.add(new Violation(CURSOR, "must be the nextCursor of a page before"));
        }
        return cursor.orElse(Cursor.START);
    }

    private @Nullable String single(String name) {
        List<String> values = parameters.getOrDefault(name, List.of());
        if (values.size() > 1) {
            violations.add(new Violation(name, "must be given once"));
        }
        return values.isEmpty() ? null : values.getFirst();
    }
}
