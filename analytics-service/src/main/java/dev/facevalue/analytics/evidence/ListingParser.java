package dev.facevalue.analytics.evidence;

import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.deal.Relationship;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads from the parameters of a query which deals are to be listed. Filters are those of every question. */
final class ListingParser {

    static final String RELATIONSHIP = "relationship";
    static final String AWAITING = "awaiting";
    static final String LIMIT = "limit";
    static final String CURSOR = "cursor";
    static final String OF = "of";

    static final int MAX_LIMIT = 1_000;
    static final int USUAL_LIMIT = 100;

    private final QuestionParser parser;
    private final boolean isOfGiven;

    private ListingParser(Map<String, List<String>> parameters) {
        parser = new QuestionParser(parameters, Set.of(RELATIONSHIP, AWAITING, LIMIT, CURSOR));
        isOfGiven = parser.isGiven(OF);
    }

    /**
     * Reads the parameters of a query, each with its values in their order.
     *
     * @throws QuestionParser.RefusedException if they ask for no list
     */
    static Listing parse(Map<String, List<String>> parameters) {
        return new ListingParser(parameters).parse();
    }

    private Listing parse() {
        Question question = parser.question(List.of());
        Set<Relationship> relationships = relationships();
        boolean awaiting = parser.choice(AWAITING, new Boolean[] {true, false}, String::valueOf)
                .orElse(false);
        int limit = limit();
        Cursor start = start();
        if (awaiting && question.measure() == Measure.WON) {
            parser.refuse(AWAITING, "cannot be true with measure=won, which needs no observation: no deal awaits one");
        }
        if (awaiting && !relationships.isEmpty()) {
            parser.refuse(AWAITING, "cannot be true with relationship: deals that await an observation have none");
        }
        parser.check();
        return new Listing(question, isOfGiven, relationships, awaiting, limit, start);
    }

    private Set<Relationship> relationships() {
        Set<Relationship> relationships = EnumSet.noneOf(Relationship.class);
        for (String code : parser.values(RELATIONSHIP)) {
            Optional<Relationship> known = Arrays.stream(Relationship.values())
                    .filter(each -> each.name().equals(code))
                    .findFirst();
            known.ifPresentOrElse(
                    relationships::add,
                    () -> parser.refuse(
                            RELATIONSHIP,
                            "must be one of "
                                    + Arrays.stream(Relationship.values())
                                            .map(Enum::name)
                                            .collect(Collectors.joining(", "))
                                    + "; for several, repeat the parameter; awaiting=true lists deals without one"));
        }
        return relationships;
    }

    private int limit() {
        Optional<String> value = parser.single(LIMIT);
        if (value.isEmpty()) {
            return USUAL_LIMIT;
        }
        if (value.get().matches("[0-9]{1,4}")) {
            int limit = Integer.parseInt(value.get());
            if (limit >= 1 && limit <= MAX_LIMIT) {
                return limit;
            }
        }
        parser.refuse(LIMIT, "must be a whole number from 1 to " + MAX_LIMIT);
        return USUAL_LIMIT;
    }

    private Cursor start() {
        Optional<Cursor> cursor = parser.single(CURSOR)
                .map(value -> Cursor.read(value).orElseGet(() -> {
                    parser.refuse(CURSOR, "must be the nextCursor of a page before");
                    return Cursor.START;
                }));
        return cursor.orElse(Cursor.START);
    }
}
