package dev.facevalue.analytics.question;

import dev.facevalue.analytics.columns.DealColumns;
import dev.facevalue.analytics.columns.Grouping;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.analytics.store.DealCodes;
import dev.facevalue.analytics.store.StoredDeal;
import dev.facevalue.geography.Country;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** By what deals can be grouped, and, but for the periods, filtered. */
@SuppressWarnings("ImmutableEnumChecker") // the functions are pure
public enum Dimension {
    COUNTRY("country", fixed(Bins.byCountry(country -> new Key(country.code(), country.label())))),
    REGION("region", fixed(Bins.byCountry(Dimension::regionKey))),
    CULTURE("culture", CodeColumn.CULTURE),
    DECISION("decision", CodeColumn.DECISION),
    STRATEGY("strategy", CodeColumn.STRATEGY),
    PREVENTION("prevention", CodeColumn.PREVENTION),
    STATED_REASON("statedReason", CodeColumn.STATED_REASON),
    ACTUAL_REASON("actualReason", CodeColumn.ACTUAL_REASON),
    PRETEXT("pretext", CodeColumn.PRETEXT),
    FACE_RISK("faceRisk", CodeColumn.FACE_RISK),
    TRUST("trust", CodeColumn.TRUST),
    SELLER_CONFIDENCE("sellerConfidence", CodeColumn.SELLER_CONFIDENCE),
    STAGE("stage", CodeColumn.STAGE),
    DEAL_SIZE("dealSize", CodeColumn.DEAL_SIZE),
    INDUSTRY("industry", CodeColumn.INDUSTRY),
    TEAM("team", Bins::byTeam),
    MONTH("month", Bins::byMonth),
    QUARTER("quarter", Bins::byQuarter);

    private static final Map<String, Dimension> BY_PARAMETER = Arrays.stream(values())
            .collect(Collectors.toUnmodifiableMap(dimension -> dimension.parameter, dimension -> dimension));

    private final String parameter;
    private final Function<DealColumns.Snapshot, Bins> binsOf;

    Dimension(String parameter, Function<DealColumns.Snapshot, Bins> binsOf) {
        this.parameter = parameter;
        this.binsOf = binsOf;
    }

    Dimension(String parameter, CodeColumn column) {
        this(parameter, fixed(Bins.byCode(column)));
    }

    /** The dimension of that name, or empty. */
    public static Optional<Dimension> named(String parameter) {
        return Optional.ofNullable(BY_PARAMETER.get(parameter));
    }

    /** The name of the filter, and the value of {@code by}. */
    public String parameter() {
        return parameter;
    }

    /** What it is called within a sentence, in English, such as {@code face risk}. */
    public String label() {
        return parameter.replaceAll("([A-Z])", " $1").toLowerCase(Locale.ROOT);
    }

    /** Whether deals can be filtered by it; a period is asked for by {@code from} and {@code to} instead. */
    public boolean isFilter() {
        return this != MONTH && this != QUARTER;
    }

    /**
     * Whether what it tells comes about, or comes to light, only after the choice that is compared was made. Deals that
     * are alike in it have become alike, in part because of the choice: comparing within them hides what the choice
     * did.
     */
    public boolean comesAfterChoiceOf(Of of) {
        return switch (this) {
            case DECISION, PRETEXT, ACTUAL_REASON, STAGE -> true;
            // Only a deal in which a refusal was met has these; what prevents refusals decides about that.
            case STRATEGY, STATED_REASON -> of == Of.PREVENTION;
            default -> false;
        };
    }

    /** Whether there is such a value. Any text may be a team. */
    boolean hasCode(String code) {
        return !hasFixedCodes() || code.equals(Key.UNKNOWN.code()) || codes().contains(code);
    }

    /** Whether its values are the same whatever deals there are: a team may be called anything, and time goes on. */
    public boolean hasFixedCodes() {
        return binsOf instanceof FixedBins;
    }

    /** The values that a filter may have, but for {@code UNKNOWN}; only where {@link #hasFixedCodes}. */
    public List<String> codes() {
        return fixedBins().keys().stream().map(Key::code).toList();
    }

    /** The value of that code; only where {@link #hasFixedCodes}. */
    public Key keyOf(String code) {
        return fixedBins().keys().stream()
                .filter(key -> key.code().equals(code))
                .findFirst()
                .orElseThrow();
    }

    /** The values among all deals. */
    Bins bins(DealColumns.Snapshot snapshot) {
        return binsOf.apply(snapshot);
    }

    /**
     * The values among all deals, of those that have one of these alone; others may have no bin. Where there could be
     * hundreds of values, that saves room for counts that would all be 0.
     */
    Bins bins(DealColumns.Snapshot snapshot, Set<String> codes) {
        Bins all = bins(snapshot);
        List<Key> kept =
                all.keys().stream().filter(key -> codes.contains(key.code())).toList();
        if (kept.isEmpty() || all.grouping() instanceof Grouping.ByCode) {
            return all;
        }
        List<String> keptCodes = kept.stream().map(Key::code).toList();
        return new Bins(mapped(snapshot, keptCodes::indexOf, kept.size()), kept);
    }

    /** The value of one deal; of a filter only. */
    String codeOf(StoredDeal deal) {
        if (this == TEAM) {
            return deal.team() == null ? Key.UNKNOWN.code() : deal.team();
        }
        Bins bins = fixedBins();
        int bin = switch (bins.grouping()) {
            case Grouping.ByCode byCode -> byCode.binOf()[DealCodes.code(deal.codes(), byCode.column())];
            case Grouping.ByCountry byCountry -> byCountry.binOf()[DealCodes.country(deal.codes())];
            case Grouping.ByTeam _, Grouping.ByDay _ -> throw new IllegalStateException(parameter + " is not fixed");
        };
        return bins.keys().get(bin).code();
    }

    /** Lets in the deals that have one of these values. */
    Grouping accepting(Set<String> codes, DealColumns.Snapshot snapshot) {
        return mapped(snapshot, code -> codes.contains(code) ? 0 : -1, 1);
    }

    /** Tells the deals that have a value, in bin 1, from all others, in bin 0. */
    Bins telling(String code, DealColumns.Snapshot snapshot) {
        return new Bins(
                mapped(snapshot, each -> each.equals(code) ? 1 : 0, 2), List.of(Key.UNKNOWN, new Key(code, code)));
    }

    private Grouping mapped(DealColumns.Snapshot snapshot, ToIntFunction<String> binOfCode, int count) {
        Bins bins = bins(snapshot);
        int[] mapped = bins.keys().stream()
                .mapToInt(key -> binOfCode.applyAsInt(key.code()))
                .toArray();
        return switch (bins.grouping()) {
            case Grouping.ByCode byCode -> new Grouping.ByCode(byCode.column(), through(byCode.binOf(), mapped), count);
            case Grouping.ByCountry byCountry -> new Grouping.ByCountry(through(byCountry.binOf(), mapped), count);
            case Grouping.ByTeam byTeam -> new Grouping.ByTeam(through(byTeam.binOf(), mapped), count);
            case Grouping.ByDay byDay -> new Grouping.ByDay(byDay.firstDay(), through(byDay.binOf(), mapped), count);
        };
    }

    private static int[] through(int[] binOf, int[] accepted) {
        return Arrays.stream(binOf).map(bin -> bin < 0 ? bin : accepted[bin]).toArray();
    }

    private Bins fixedBins() {
        if (binsOf instanceof FixedBins(Bins bins)) {
            return bins;
        }
        throw new IllegalStateException(parameter + " has no fixed values");
    }

    private static FixedBins fixed(Bins bins) {
        return new FixedBins(bins);
    }

    /** The values of a dimension that has the same for all deals that ever come. */
    private record FixedBins(Bins bins) implements Function<DealColumns.Snapshot, Bins> {

        @Override
        public Bins apply(DealColumns.Snapshot snapshot) {
            return bins;
        }
    }

    private static Key regionKey(Country country) {
        return new Key(country.region().code(), country.region().label());
    }
}
