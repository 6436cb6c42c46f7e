package dev.facevalue.analytics.question;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Grouping;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.geography.Country;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.format.TextStyle;
import java.time.temporal.IsoFields;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/**
 * The values of a dimension, each a bin.
 *
 * @param grouping sorts deals into the bins
 * @param keys the values by the number of their bin
 */
record Bins(Grouping grouping, List<Key> keys) {

    static Bins byCode(CodeColumn column) {
        List<Key> keys = new ArrayList<>();
        keys.add(Key.UNKNOWN);
        column.codes().forEach(code -> keys.add(new Key(code.name(), Labels.of(code))));
        return new Bins(Grouping.ByCode.each(column), keys);
    }

    /** Countries, or whatever groups them. */
    static Bins byCountry(Function<Country, Key> keyOf) {
        Numbering<Key> keys = new Numbering<>();
        int[] binOf = new int[DealCodes.COUNTRY_CODES];
        // Deals may be stored of a country that the list of this JDK has no more.
        Arrays.fill(binOf, keys.numberOf(Key.UNKNOWN));
        for (String code : Locale.getISOCountries()) {
            Country country = new Country(code);
            binOf[DealCodes.countryCode(country)] = keys.numberOf(keyOf.apply(country));
        }
        return new Bins(new Grouping.ByCountry(binOf, keys.size()), keys.inOrder());
    }

    static Bins byTeam(DealColumns.Snapshot snapshot) {
        Numbering<Key> keys = new Numbering<>();
        List<String> teams = snapshot.teams();
        int[] binOf = new int[teams.size() + 1];
        binOf[0] = keys.numberOf(Key.UNKNOWN);
        for (int i = 0; i < teams.size(); i++) {
            String team = teams.get(i);
            // A team that calls itself so cannot be told from the deals without one, here as in the filters.
            binOf[i + 1] = keys.numberOf(team.equals(Key.UNKNOWN.code()) ? Key.UNKNOWN : new Key(team, team));
        }
        return new Bins(new Grouping.ByTeam(binOf, keys.size()), keys.inOrder());
    }

    static Bins byMonth(DealColumns.Snapshot snapshot) {
        return byDay(snapshot, day -> {
            YearMonth month = YearMonth.from(day);
            return new Key(
                    month.toString(),
                    month.getMonth().getDisplayName(TextStyle.FULL, Locale.ENGLISH) + ' ' + month.getYear());
        });
    }

    static Bins byQuarter(DealColumns.Snapshot snapshot) {
        return byDay(snapshot, day -> {
            int quarter = day.get(IsoFields.QUARTER_OF_YEAR);
            return new Key(
                    String.format(Locale.ROOT, "%04d-Q%d", day.getYear(), quarter),
                    "Q" + quarter + ' ' + day.getYear());
        });
    }

    private static Bins byDay(DealColumns.Snapshot snapshot, Function<LocalDate, Key> keyOf) {
        int firstDay = snapshot.firstDay();
        if (firstDay > snapshot.lastDay()) {
            return new Bins(new Grouping.ByDay(0, new int[0], 1), List.of());
        }
        Numbering<Key> keys = new Numbering<>();
        int[] binOf = new int[snapshot.lastDay() - firstDay + 1];
        LocalDate day = LocalDate.ofEpochDay(firstDay);
        for (int i = 0; i < binOf.length; i++) {
            // Only the first of a month can begin another period.
            binOf[i] = i > 0 && day.getDayOfMonth() > 1 ? binOf[i - 1] : keys.numberOf(keyOf.apply(day));
            day = day.plusDays(1);
        }
        return new Bins(new Grouping.ByDay(firstDay, binOf, keys.size()), keys.inOrder());
    }

    /** Numbers values from 0 in the order in which they come, equal ones alike. */
    private static final class Numbering<T> {

        private final Map<T, Integer> numbers = new HashMap<>();
        private final List<T> values = new ArrayList<>();

        int numberOf(T value) {
            return numbers.computeIfAbsent(value, added -> {
                values.add(added);
                return values.size() - 1;
            });
        }

        int size() {
            return values.size();
        }

        List<T> inOrder() {
            return List.copyOf(values);
        }
    }
}
