package dev.facevalue.analytics.advice;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Question;
import dev.facevalue.analytics.tally.GroupTally;
import dev.facevalue.analytics.tally.Tallies;
import dev.facevalue.analytics.tally.Tally;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The deals that advice leans on.
 *
 * @param groups the deals of every place by stratum; one group of all deals if the place is not known
 * @param asked the position of the place asked about
 * @param strata those that the situation consists of
 */
record SituationCounts(List<GroupTally> groups, int asked, BitSet strata) {

    SituationCounts {
        groups = List.copyOf(groups);
    }

    /** Counts, in one pass, or two if the country lies in no culture. */
    static SituationCounts count(Situation situation, DealColumns.Snapshot snapshot, int maxGroups) {
        return switch (situation.place()) {
            case Situation.Place.Anywhere() -> anywhere(situation, snapshot, maxGroups);
            case Situation.Place.InGroup(Dimension dimension, String code) -> {
                List<GroupTally> groups =
                        new ArrayList<>(groups(situation, situation.question(), dimension, snapshot, maxGroups));
                yield of(situation, groups, code, label(dimension, code));
            }
            case Situation.Place.InCountry(String code) -> {
                List<GroupTally> groups = new ArrayList<>(
                        groups(situation, situation.question(), Dimension.CULTURE, snapshot, maxGroups));
                groups.removeIf(group -> group.codes().contains(Culture.UNCLASSIFIED.name()));
                Question there = situation.with(Map.of(Dimension.COUNTRY, Set.of(code)));
                // A fact may name a culture of its own; what lies in one was counted there.
                groups.addAll(groups(situation, there, Dimension.CULTURE, snapshot, maxGroups).stream()
                        .filter(group -> group.codes().contains(Culture.UNCLASSIFIED.name()))
                        .map(group -> new GroupTally(List.of(country(code)), group.cells()))
                        .toList());
                yield of(situation, groups, code, country(code));
            }
        };
    }

    private static Key country(String code) {
        return new Key(code, Country.of(code).map(Country::label).orElse(code));
    }

    private static Key label(Dimension dimension, String code) {
        return dimension.keyOf(code);
    }

    private static SituationCounts anywhere(Situation situation, DealColumns.Snapshot snapshot, int maxGroups) {
        Tallies tallies = Tallies.count(situation.alone(), snapshot, List.of(), maxGroups);
        BitSet all = new BitSet();
        all.set(0, tallies.groups().getFirst().cells().getFirst().size());
        return new SituationCounts(tallies.groups(), 0, all);
    }

    private static List<GroupTally> groups(
            Situation situation, Question question, Dimension place, DealColumns.Snapshot snapshot, int maxGroups) {
        Map<Dimension, String> further = further(situation);
        List<Dimension> dimensions =
                Stream.concat(Stream.of(place), Tallies.SITUATION.stream()).toList();
        int cells = values(situation).stream().reduce(1, Math::multiplyExact);
        Question.Counted counted = question.count(
                snapshot, dimensions, further, (int) Math.min(Integer.MAX_VALUE, (long) maxGroups * cells));
        return Tallies.groups(question.of(), counted, 1, values(situation));
    }

    /** The fields beside those that case mix is made of: told from all other values. */
    private static Map<Dimension, String> further(Situation situation) {
        Map<Dimension, String> further = new EnumMap<>(situation.fields());
        further.keySet().removeAll(Tallies.SITUATION);
        return further;
    }

    private static List<Integer> values(Situation situation) {
        return Stream.concat(
                        Tallies.SITUATION.stream().map(Tallies::values),
                        further(situation).values().stream().map(_ -> 2))
                .toList();
    }

    private static SituationCounts of(Situation situation, List<GroupTally> groups, String code, Key key) {
        int asked = IntStream.range(0, groups.size())
                .filter(group -> groups.get(group).codes().equals(List.of(code)))
                .findFirst()
                .orElse(groups.size());
        if (asked == groups.size()) {
            groups.add(new GroupTally(List.of(key), nothing(situation)));
        }
        return new SituationCounts(groups, asked, strata(situation));
    }

    private static List<List<Tally>> nothing(Situation situation) {
        int cells = values(situation).stream().reduce(1, Math::multiplyExact);
        List<Tally> none = IntStream.range(0, cells).mapToObj(_ -> Tally.NONE).toList();
        return situation.question().of().options().stream().map(_ -> none).toList();
    }

    /** The strata that have the values of all fields. */
    private static BitSet strata(Situation situation) {
        List<Integer> values = values(situation);
        List<Integer> asked = Stream.concat(
                        Tallies.SITUATION.stream().map(dimension -> bin(dimension, situation)),
                        further(situation).values().stream().map(_ -> 1))
                .toList();
        int cells = values.stream().reduce(1, Math::multiplyExact);
        BitSet strata = new BitSet(cells);
        for (int stratum = 0; stratum < cells; stratum++) {
            int rest = stratum;
            boolean fits = true;
            for (int i = values.size() - 1; i >= 0; i--) {
                fits &= asked.get(i) == ANY || asked.get(i) == rest % values.get(i);
                rest /= values.get(i);
            }
            strata.set(stratum, fits);
        }
        return strata;
    }

    private static final int ANY = -1;

    private static int bin(Dimension dimension, Situation situation) {
        String code = situation.fields().get(dimension);
        return code == null ? ANY : dimension.codes().indexOf(code);
    }
}
