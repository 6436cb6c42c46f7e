package dev.facevalue.analytics.question;

import dev.facevalue.deal.Violation;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a question from the parameters of a query. One parser for every query, so that all know the same filters. A
 * query with parameters of its own makes an instance and reads them with it too, so that whoever asks is told
 * everything that is wrong at once.
 */
public final class QuestionParser {

    /** By how many dimensions a question may group. */
    public static final int MAX_DIMENSIONS = 2;

    /** How many are told; an address may repeat a parameter hundreds of times. */
    private static final int MAX_VIOLATIONS = 64;

    private static final String OF = "of";
    private static final String MEASURE = "measure";
    private static final String BY = "by";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final Set<String> COMMON_PARAMETERS = Set.of(OF, MEASURE, FROM, TO);
    private static final int MAX_TOLD_CHARACTERS = 64;

    private final Map<String, List<String>> parameters;
    private final Set<String> ownParameters;
    private final List<Violation> violations = new ArrayList<>();

    /**
     * A parser for a query with parameters of its own.
     *
     * @param parameters the parameters of the query, each with its values in their order
     * @param ownParameters which it takes besides what is compared, the measure, the filters and the dates
     */
    public QuestionParser(Map<String, List<String>> parameters, Set<String> ownParameters) {
        this.parameters = parameters;
        this.ownParameters = Set.copyOf(ownParameters);
    }

    /** Says that something is wrong with the parameters of a query. */
    public static final class RefusedException extends RuntimeException {

        private static final long serialVersionUID = 1;

        @SuppressWarnings("serial") // nobody serialises an answer
        private final List<Violation> violations;

        RefusedException(List<Violation> violations) {
            super(violations.toString(), null, false, false);
            this.violations = List.copyOf(violations);
        }

        /** What is wrong; each violation's field is a parameter's name. */
        public List<Violation> violations() {
            return violations;
        }
    }

    /**
     * Reads the parameters of a query by up to {@link #MAX_DIMENSIONS} dimensions.
     *
     * @throws RefusedException if they make no question
     */
    public static Question parse(Map<String, List<String>> parameters) {
        QuestionParser parser = new QuestionParser(parameters, Set.of(BY));
        Question question = parser.question(parser.dimensions(BY, MAX_DIMENSIONS));
        parser.check();
        return question;
    }

    /**
     * Sees to it that a query that takes no filters is asked with none: whoever gives one would take the answer for
     * another.
     *
     * @param own the parameters that it takes
     * @throws RefusedException if there are others
     */
    public static void requireNoneBut(Set<String> own, Map<String, List<String>> parameters) {
        QuestionParser parser = new QuestionParser(parameters, own);
        parameters.keySet().stream().filter(name -> !own.contains(name)).forEach(parser::refuseUnknown);
        parser.check();
    }

    /**
     * Reads what every query takes. What is wrong, {@link #check} tells.
     *
     * @param by the dimensions that the query makes groups by
     */
    public Question question(List<Dimension> by) {
        Of of = choice(OF, Of.values(), Of::parameter).orElse(Of.STRATEGY);
        Measure measure = choice(MEASURE, Measure.values(), Measure::parameter).orElse(Measure.PRESERVED);
        Map<Dimension, Set<String>> filters = filters();
        LocalDate from = date(FROM);
        LocalDate to = date(TO);
        if (from != null && to != null && from.isAfter(to)) {
            refuse(TO, "must not lie before from");
        }
        return new Question(of, measure, by, filters, from, to);
    }

    /** Reads dimensions, comma-separated or repeated; none if the parameter is not given. */
    public List<Dimension> dimensions(String parameter, int most) {
        List<String> names = values(parameter).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        List<Dimension> dimensions = new ArrayList<>();
        for (String name : names) {
            Optional<Dimension> dimension = Dimension.named(name);
            if (dimension.isEmpty()) {
                refuse(parameter, "has no dimension %s; %s".formatted(quoted(name), dimensions()));
            } else if (dimensions.contains(dimension.get())) {
                refuse(parameter, "names " + name + " twice");
            } else {
                dimensions.add(dimension.get());
            }
        }
        if (names.size() > most) {
            refuse(parameter, "takes at most " + most + " dimensions");
        }
        return dimensions;
    }

    /** Reads one of several values; empty if the parameter is not given, or wrong. */
    public <T> Optional<T> choice(String parameter, T[] choices, Function<T, String> nameOf) {
        return single(parameter).flatMap(value -> {
            Optional<T> choice = Arrays.stream(choices)
                    .filter(each -> nameOf.apply(each).equals(value))
                    .findFirst();
            if (choice.isEmpty()) {
                refuse(
                        parameter,
                        "must be one of " + Arrays.stream(choices).map(nameOf).collect(Collectors.joining(", ")));
            }
            return choice;
        });
    }

    /** Whether the parameter is given at all. */
    public boolean isGiven(String parameter) {
        return !values(parameter).isEmpty();
    }

    /** Notes something else that is wrong with a parameter. */
    public void refuse(String parameter, String message) {
        note(new Violation(parameter, message));
    }

    private void note(Violation violation) {
        if (violations.size() < MAX_VIOLATIONS) {
            violations.add(violation);
        }
    }

    /**
     * Ends the reading.
     *
     * @throws RefusedException if anything was wrong with what was read
     */
    public void check() {
        if (!violations.isEmpty()) {
            throw new RefusedException(violations);
        }
    }

    private Map<Dimension, Set<String>> filters() {
        Map<Dimension, Set<String>> filters = new EnumMap<>(Dimension.class);
        parameters.forEach((name, values) -> {
            Optional<Dimension> dimension = Dimension.named(name).filter(Dimension::isFilter);
            if (dimension.isPresent()) {
                values.forEach(value -> checkCode(dimension.get(), value));
                filters.put(dimension.get(), new HashSet<>(values));
            } else if (!COMMON_PARAMETERS.contains(name) && !ownParameters.contains(name)) {
                refuseUnknown(name);
            }
        });
        return filters;
    }

    private void refuseUnknown(String name) {
        refuse(abbreviated(name), "is not a parameter of this query");
    }

    private void checkCode(Dimension dimension, String code) {
        if (!dimension.hasCode(code)) {
            note(new Violation(
                    dimension.parameter(),
                    "has no code %s; it is one of %s, %s; for several, repeat the parameter"
                            .formatted(
                                    quoted(code),
                                    dimension.codes().stream()
                                            .filter(known -> !known.equals(Key.UNKNOWN.code()))
                                            .sorted()
                                            .collect(Collectors.joining(", ")),
                                    Key.UNKNOWN.code())));
        }
    }

    private @Nullable LocalDate date(String name) {
        Optional<String> value = single(name);
        if (value.isEmpty()) {
            return null;
        }
        try {
            // ISO dates beyond four digits are no days on which anybody has decided.
            if (value.get().length() == "2026-03-01".length()) {
                return LocalDate.parse(value.get());
            }
        } catch (DateTimeException noDate) {
            // Said below.
        }
        note(new Violation(name, "must be an ISO date, such as 2026-03-01"));
        return null;
    }

    /** The value of a parameter that is given at most once; empty if it is not given. */
    public Optional<String> single(String name) {
        List<String> values = values(name);
        if (values.size() > 1) {
            note(new Violation(name, "must be given once"));
        }
        return values.stream().findFirst();
    }

    /** All values of a parameter, in their order; none if it is not given. */
    public List<String> values(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    private static String dimensions() {
        return "it takes "
                + Stream.of(Dimension.values()).map(Dimension::parameter).collect(Collectors.joining(", "));
    }

    private static String quoted(String text) {
        return '"' + abbreviated(text) + '"';
    }

    private static String abbreviated(String text) {
        return text.codePointCount(0, text.length()) <= MAX_TOLD_CHARACTERS
                ? text
                : text.substring(0, text.offsetByCodePoints(0, MAX_TOLD_CHARACTERS)) + "…";
    }
}
