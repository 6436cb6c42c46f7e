package dev.facevalue.analytics.advice;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.question.QuestionParser;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The situation that advice is asked for.
 *
 * @param question what is compared, by which measure, among the deals of which period; without filters
 * @param place where the customer is
 * @param fields what else is known, each with its value
 * @param unused the fields that were given but say nothing: what is known only after the choice
 */
record Situation(Question question, Place place, Map<Dimension, String> fields, List<Dimension> unused) {

    /** More would cut the deals into parts too small to say anything. */
    static final int MAX_FIELDS = 6;

    Situation {
        fields = new EnumMap<>(fields);
        unused = List.copyOf(unused);
    }

    /** Where the customer is. */
    sealed interface Place {

        /** In a culture, or, if only that is known, a region. */
        record InGroup(Dimension dimension, String code) implements Place {}

        /** In a country that lies in no culture. */
        record InCountry(String code) implements Place {}

        /** Nobody said. */
        record Anywhere() implements Place {}
    }

    /**
     * Reads the parameters of a query, each with its values in their order.
     *
     * @throws QuestionParser.RefusedException if they are no situation
     */
    static Situation parse(Map<String, List<String>> parameters) {
        QuestionParser parser = new QuestionParser(parameters, Set.of());
        Question asked = parser.question(List.of());
        Map<Dimension, String> given = new EnumMap<>(Dimension.class);
        asked.filters().forEach((dimension, codes) -> {
            if (codes.size() > 1) {
                parser.refuse(dimension.parameter(), "must be given once: advice is for one situation");
            } else if (dimension == asked.of().dimension()) {
                parser.refuse(dimension.parameter(), "is what advice is asked for");
            } else if (!codes.contains(Key.UNKNOWN.code())) {
                // "Unknown" is what every field is that is not given.
                given.put(dimension, codes.iterator().next());
            }
        });
        parser.check();
        Place place = place(given);
        List<Dimension> unused = given.keySet().stream()
                .filter(dimension -> dimension.comesAfterChoiceOf(asked.of()))
                .toList();
        given.keySet().removeAll(unused);
        if (given.size() > MAX_FIELDS) {
            parser.refuse(
                    List.copyOf(given.keySet()).getLast().parameter(),
                    "is one field too many: a situation has at most %d beside its place".formatted(MAX_FIELDS));
        }
        parser.check();
        return new Situation(
                new Question(asked.of(), asked.measure(), List.of(), Map.of(), asked.from(), asked.to()),
                place,
                given,
                unused);
    }

    /** The situation in texts: the same for situations with the same advice, and never for others. */
    List<String> canonical() {
        List<String> texts = new ArrayList<>(question.canonical());
        texts.add(place.toString());
        fields.forEach((dimension, code) -> {
            texts.add(dimension.parameter());
            texts.add(code);
        });
        // Told among the caveats.
        unused.forEach(dimension -> texts.add(dimension.parameter()));
        return texts;
    }

    /** Takes the place out of what is given: the culture, else the country's, else the region. */
    private static Place place(Map<Dimension, String> given) {
        String culture = given.remove(Dimension.CULTURE);
        String country = given.remove(Dimension.COUNTRY);
        String region = given.remove(Dimension.REGION);
        if (culture != null) {
            return new Place.InGroup(Dimension.CULTURE, culture);
        }
        if (country != null) {
            Optional<Culture> ofCountry = Country.of(country).map(Country::culture);
            return ofCountry.isEmpty() || ofCountry.get() == Culture.UNCLASSIFIED
                    ? new Place.InCountry(country)
                    : new Place.InGroup(Dimension.CULTURE, ofCountry.get().name());
        }
        return region == null ? new Place.Anywhere() : new Place.InGroup(Dimension.REGION, region);
    }

    /** The same question about the deals of this situation alone, wherever they are. */
    Question alone() {
        Map<Dimension, Set<String>> filters = new EnumMap<>(Dimension.class);
        fields.forEach((dimension, code) -> filters.put(dimension, Set.of(code)));
        return with(filters);
    }

    /** The same question with filters. */
    Question with(Map<Dimension, Set<String>> filters) {
        return new Question(question.of(), question.measure(), List.of(), filters, question.from(), question.to());
    }
}
