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

/** Reads a question from the parameters of a query. One parser for every query, so that all know the same filters. */
public final class QuestionParser {

    /** By how many dimensions a question may group. */
    public static final int MAX_DIMENSIONS = 2;

    private static final String OF = "of";
    private static final String MEASURE = "measure";
    private static final String BY = "by";
    private static final String FROM = "from";
    private static final String TO = "to";
    private static final Set<String> OTHER_PARAMETERS = Set.of(OF, MEASURE, BY, FROM, TO);
    private static final int MAX_TOLD_CHARACTERS = 64;

    private final Map<String, List<String>> parameters;
    private final List<Violation> violations = new ArrayList<>();

    private QuestionParser(Map<String, List<String>> parameters) {
        this.parameters = parameters;
    }

    /** What came of reading. */
    public sealed interface Parsed {}

    /** A question that can be answered. */
    public record Asked(Question question) implements Parsed {}

    /** What is wrong with the parameters; each violation's field is a parameter's name. */
    public record Refused(List<Violation> violations) implements Parsed {

        public Refused {
            violations = List.copyOf(violations);
        }
    }

    /** Reads the parameters of a query, each with its values in their order. */
    public static Parsed parse(Map<String, List<String>> parameters) {
        return new QuestionParser(parameters).parse();
    }

    private Parsed parse() {
        Of of = one(OF, Of.values(), Of::parameter).orElse(Of.STRATEGY);
        Measure measure = one(MEASURE, Measure.values(), Measure::parameter).orElse(Measure.PRESERVED);
        List<Dimension> by = by();
        Map<Dimension, Set<String>> filters = filters();
        LocalDate from = date(FROM);
        LocalDate to = date(TO);
        if (from != null && to != null && from.isAfter(to)) {
            violations.add(new Violation(TO, "must not lie before from"));
        }
        return violations.isEmpty()
                ? new Asked(new Question(of, measure, by, filters, from, to))
                : new Refused(violations);
    }

    private List<Dimension> by() {
        List<String> names = values(BY).stream()
                .flatMap(value -> Arrays.stream(value.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.isEmpty())
                .toList();
        List<Dimension> by = new ArrayList<>();
        for (String name : names) {
            Optional<Dimension> dimension = Dimension.named(name);
            if (dimension.isEmpty()) {
                violations.add(new Violation(BY, "has no dimension %s; %s".formatted(quoted(name), dimensions())));
            } else if (by.contains(dimension.get())) {
                violations.add(new Violation(BY, "names " + name + " twice"));
            } else {
                by.add(dimension.get());
            }
        }
        if (names.size() > MAX_DIMENSIONS) {
            violations.add(new Violation(BY, "takes at most " + MAX_DIMENSIONS + " dimensions"));
        }
        return by;
    }

    private Map<Dimension, Set<String>> filters() {
        Map<Dimension, Set<String>> filters = new EnumMap<>(Dimension.class);
        parameters.forEach((name, values) -> {
            Optional<Dimension> dimension = Dimension.named(name).filter(Dimension::isFilter);
            if (dimension.isPresent()) {
                values.forEach(value -> checkCode(dimension.get(), value));
                filters.put(dimension.get(), new HashSet<>(values));
            } else if (!OTHER_PARAMETERS.contains(name)) {
                violations.add(new Violation(abbreviated(name), "is not a parameter of this query"));
            }
        });
        return filters;
    }

    private void checkCode(Dimension dimension, String code) {
        if (!dimension.hasCode(code)) {
            violations.add(new Violation(
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
        violations.add(new Violation(name, "must be an ISO date, such as 2026-03-01"));
        return null;
    }

    private <T> Optional<T> one(String name, T[] choices, Function<T, String> nameOf) {
        Optional<String> value = single(name);
        if (value.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> choice = Arrays.stream(choices)
                .filter(each -> nameOf.apply(each).equals(value.get()))
                .findFirst();
        if (choice.isEmpty()) {
            violations.add(new Violation(
                    name, "must be one of " + Arrays.stream(choices).map(nameOf).collect(Collectors.joining(", "))));
        }
        return choice;
    }

    private Optional<String> single(String name) {
        List<String> values = values(name);
        if (values.size() > 1) {
            violations.add(new Violation(name, "must be given once"));
        }
        return values.stream().findFirst();
    }

    private List<String> values(String name) {
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
