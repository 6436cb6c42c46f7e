package dev.facevalue.benchmarks.query;

import dev.facevalue.deal.DealSize;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Industry;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Pretext;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** What is said of a deal in codes, as a table of one row a deal has it in columns. Those asked about come first. */
@SuppressWarnings("ImmutableEnumChecker") // a copy that nobody can change
enum Column {
    CULTURE(names(Culture.values())),
    STRATEGY(names(Strategy.values())),
    RELATIONSHIP(names(Relationship.values())),
    DECISION(names(Decision.values())),
    FACE_RISK(names(Level.values())),
    STAGE(names(Stage.values())),
    TRUST(names(Level.values())),
    SELLER_CONFIDENCE(names(Level.values())),
    PREVENTION(names(Prevention.values())),
    STATED_REASON(names(Reason.values())),
    ACTUAL_REASON(names(Reason.values())),
    PRETEXT(names(Pretext.values())),
    DEAL_SIZE(names(DealSize.values())),
    INDUSTRY(names(Industry.values())),
    COUNTRY(List.of(Locale.getISOCountries())),
    REGION(Arrays.stream(Locale.getISOCountries())
            .map(code -> new Country(code).region().code())
            .distinct()
            .sorted()
            .toList()),
    TEAM(IntStream.rangeClosed(1, 40).mapToObj(number -> "team-" + number).toList());

    private final List<String> codes;

    Column(List<String> codes) {
        this.codes = List.copyOf(codes);
    }

    private static List<String> names(Enum<?>[] constants) {
        return Arrays.stream(constants).map(Enum::name).toList();
    }

    /** What can be said, in the order of the numbers that stand for it: the first is 1; 0 is "not said". */
    List<String> codes() {
        return codes;
    }

    /** What a number stands for; {@code UNKNOWN} for 0. */
    String code(int number) {
        return number == 0 ? "UNKNOWN" : codes.get(number - 1);
    }

    /** The number that stands for a code. */
    int number(String code) {
        return codes.indexOf(code) + 1;
    }

    /** The name in SQL. */
    String sql() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The name in a fact and in a question. */
    String field() {
        String[] words = sql().split("_", -1);
        return words[0]
                + Arrays.stream(words)
                        .skip(1)
                        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
                        .reduce("", String::concat);
    }
}
