package dev.facevalue.analytics.advice;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Measure;
import dev.facevalue.analytics.question.Of;
import dev.facevalue.analytics.tally.GroupTally;
import dev.facevalue.analytics.tally.Tally;
import dev.facevalue.deal.Relationship;
import dev.facevalue.geography.Culture;
import dev.facevalue.statistics.BestOption;
import dev.facevalue.statistics.BetaMixture;
import dev.facevalue.statistics.Figure;
import dev.facevalue.statistics.GroupCounts;
import dev.facevalue.statistics.Proportion;
import dev.facevalue.statistics.SituationRates;
import dev.facevalue.statistics.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes advice of counts. Pure. */
final class Adviser {

    /** From how much more often an option severs relationships than another it is called bold. */
    private static final double BOLD = 0.05;

    private final Situation situation;
    private final SituationCounts counts;
    private final int enoughDeals;
    private final AdviceWords words;
    private final Of of;
    private final Measure measure;

    private Adviser(Situation situation, SituationCounts counts, int enoughDeals, AdviceWords words) {
        this.situation = situation;
        this.counts = counts;
        this.enoughDeals = enoughDeals;
        this.words = words;
        this.of = situation.question().of();
        this.measure = situation.question().measure();
    }

    static Advice advise(
            Situation situation, SituationCounts counts, int enoughDeals, AdviceWords words, @Nullable Instant asOf) {
        return new Adviser(situation, counts, enoughDeals, words).advice(asOf);
    }

    /** An option and what is known of it; nothing, if there are no deals of it anywhere. */
    private record Candidate(int option, SituationRates.Known known, Advice.Option shown) {}

    private Advice advice(@Nullable Instant asOf) {
        List<SituationRates.Known> successes = known(tally -> tally.proportion(measure));
        List<SituationRates.Known> severed = known(tally -> tally.proportion(Relationship.SEVERED));
        List<SituationRates.Known> forLife = known(tally -> tally.proportion(Relationship.FOR_LIFE));
        List<Figure<Double>> best = probabilitiesBest(successes);
        List<Candidate> candidates = IntStream.range(0, successes.size())
                .mapToObj(option -> new Candidate(
                        option,
                        successes.get(option),
                        option(
                                option,
                                successes.get(option),
                                best.get(option),
                                severed.get(option),
                                forLife.get(option))))
                .toList();
        List<Candidate> ranking = candidates.stream()
                .sorted(Comparator.comparingDouble(
                        candidate -> candidate.shown.estimate() == null ? 1 : -candidate.shown.estimate()))
                .toList();
        Verdict verdict = Verdict.of(
                candidates.stream()
                        .map(candidate -> candidate.known.ofGroup().trials())
                        .toList(),
                best,
                enoughDeals);
        return new Advice(
                of.parameter(),
                measure.parameter(),
                fields(),
                asOf,
                ranking.stream().map(Candidate::shown).toList(),
                verdict(verdict, ranking),
                evidence(candidates),
                caveats(verdict, ranking));
    }

    private List<SituationRates.Known> known(Function<Tally, Proportion> proportion) {
        List<GroupCounts> groups =
                counts.groups().stream().map(group -> group.counts(proportion)).toList();
        return SituationRates.of(groups).in(counts.asked(), counts.strata());
    }

    private boolean hasDeals(int option) {
        return counts.groups().stream()
                .anyMatch(group -> group.ofOption(option).proportion(measure).trials() > 0);
    }

    private List<Figure<Double>> probabilitiesBest(List<SituationRates.Known> rates) {
        List<Integer> present =
                IntStream.range(0, rates.size()).filter(this::hasDeals).boxed().toList();
        if (present.size() < 2) {
            return rates.stream()
                    .map(_ -> Figure.<Double>none(Figure.Reason.ONE_OPTION))
                    .toList();
        }
        List<Double> probabilities = BestOption.probabilities(
                present.stream().map(option -> rates.get(option).rate()).toList());
        return IntStream.range(0, rates.size())
                .mapToObj(option -> present.contains(option)
                        ? Figure.of(probabilities.get(present.indexOf(option)))
                        : Figure.<Double>none(Figure.Reason.NO_TRIALS))
                .toList();
    }

    private Advice.Option option(
            int option,
            SituationRates.Known success,
            Figure<Double> best,
            SituationRates.Known severed,
            SituationRates.Known forLife) {
        String code = of.options().get(option);
        if (!hasDeals(option)) {
            return new Advice.Option(code, words.option(code), null, null, null, null, null, 0);
        }
        BetaMixture rate = success.rate();
        boolean isObserved = counts.groups().stream()
                .anyMatch(group ->
                        group.ofOption(option).proportion(Relationship.SEVERED).trials() > 0);
        return new Advice.Option(
                code,
                words.option(code),
                rate.mean(),
                rate.credible(),
                best.orNull(),
                isObserved ? severed.rate().mean() : null,
                isObserved ? forLife.rate().mean() : null,
                success.own().trials());
    }

    private Map<String, String> fields() {
        Map<String, String> fields = new TreeMap<>();
        situation.fields().forEach((dimension, code) -> fields.put(dimension.parameter(), code));
        switch (situation.place()) {
            case Situation.Place.InGroup(var dimension, String code) -> fields.put(dimension.parameter(), code);
            case Situation.Place.InCountry(String code) -> fields.put("country", code);
            case Situation.Place.Anywhere() -> {}
        }
        return fields;
    }

    private Advice.Verdict verdict(Verdict verdict, List<Candidate> ranking) {
        return switch (verdict) {
            case Verdict.Leader(int option, double probability) ->
                leads(Advice.Status.LEADER, option, probability, ranking);
            case Verdict.LikelyLeader(int option, double probability) ->
                leads(Advice.Status.LIKELY_LEADER, option, probability, ranking);
            case Verdict.NoClearLeader() ->
                new Advice.Verdict(
                        Advice.Status.NO_CLEAR_LEADER,
                        null,
                        null,
                        words.tooClose(measure, ranking.get(0).shown, ranking.get(1).shown));
            case Verdict.TooLittleEvidence() ->
                new Advice.Verdict(Advice.Status.TOO_LITTLE_EVIDENCE, null, null, words.tooLittle(enoughDeals));
        };
    }

    private Advice.Verdict leads(Advice.Status status, int option, double probability, List<Candidate> ranking) {
        Advice.Option leader = ranking.stream()
                .filter(candidate -> candidate.option == option)
                .map(Candidate::shown)
                .findFirst()
                .orElseThrow();
        Advice.Option next = ranking.stream()
                .filter(candidate -> candidate.option != option)
                .map(Candidate::shown)
                .findFirst()
                .orElseThrow();
        return new Advice.Verdict(
                status, leader.option(), probability, words.leads(status, measure, leader, next, probability));
    }

    private List<Advice.Evidence> evidence(List<Candidate> candidates) {
        List<Candidate> present = candidates.stream()
                .filter(candidate -> hasDeals(candidate.option))
                .toList();
        if (present.isEmpty()) {
            return List.of();
        }
        double own = present.stream()
                .mapToDouble(candidate -> candidate.known.weight())
                .average()
                .orElseThrow();
        double there = present.stream()
                .mapToDouble(candidate -> (1 - candidate.known.weight()) * candidate.known.groupWeight())
                .average()
                .orElseThrow();
        long ownDeals = present.stream()
                .mapToLong(candidate -> candidate.known.own().trials())
                .sum();
        if (situation.place() instanceof Situation.Place.Anywhere) {
            return List.of(new Advice.Evidence(words.allSuchDeals(), ownDeals, 1, such(Map.of())));
        }
        long thereDeals = present.stream()
                .mapToLong(candidate -> candidate.known.ofGroup().trials())
                .sum();
        long allDeals = counts.groups().stream().mapToLong(this::deals).sum();
        String place = place();
        Map<String, List<String>> at = at();
        if (situation.fields().isEmpty()) {
            return List.of(
                    new Advice.Evidence(words.allDeals(place), thereDeals, own, at),
                    new Advice.Evidence(words.elsewhere(place), allDeals - thereDeals, 1 - own, elsewhere()));
        }
        return List.of(
                new Advice.Evidence(words.suchDeals(place), ownDeals, own, such(at)),
                new Advice.Evidence(words.allDeals(place), thereDeals, there, at),
                new Advice.Evidence(words.elsewhere(place), allDeals - thereDeals, 1 - own - there, elsewhere()));
    }

    /** What selects the deals of the place. */
    private Map<String, List<String>> at() {
        return switch (situation.place()) {
            case Situation.Place.InGroup(var dimension, String code) -> Map.of(dimension.parameter(), List.of(code));
            // A deal there that names a culture of its own counts among that culture's.
            case Situation.Place.InCountry(String code) ->
                Map.of(
                        Dimension.COUNTRY.parameter(),
                        List.of(code),
                        Dimension.CULTURE.parameter(),
                        List.of(Culture.UNCLASSIFIED.name()));
            case Situation.Place.Anywhere() -> Map.of();
        };
    }

    /** The same among them, with the fields of the situation. */
    private Map<String, List<String>> such(Map<String, List<String>> among) {
        Map<String, List<String>> filters = new TreeMap<>(among);
        situation.fields().forEach((dimension, code) -> filters.put(dimension.parameter(), List.of(code)));
        return filters;
    }

    /** What selects the deals of all other places. */
    private Map<String, List<String>> elsewhere() {
        Dimension dimension = situation.place() instanceof Situation.Place.InGroup(Dimension grouped, String _)
                ? grouped
                : Dimension.CULTURE;
        List<String> others = IntStream.range(0, counts.groups().size())
                .filter(group -> group != counts.asked())
                .mapToObj(group -> counts.groups().get(group).codes().getFirst())
                .toList();
        return Map.of(dimension.parameter(), others);
    }

    private long deals(GroupTally group) {
        return IntStream.range(0, of.options().size())
                .mapToLong(option -> group.ofOption(option).proportion(measure).trials())
                .sum();
    }

    private String place() {
        return words.place(
                situation.place(), counts.groups().get(counts.asked()).keys().getFirst());
    }

    private List<Advice.Caveat> caveats(Verdict verdict, List<Candidate> ranking) {
        List<Advice.Caveat> caveats = new ArrayList<>();
        long own = ranking.stream()
                .mapToLong(candidate -> candidate.known.own().trials())
                .sum();
        long there = ranking.stream()
                .mapToLong(candidate -> candidate.known.ofGroup().trials())
                .sum();
        boolean isAnywhere = situation.place() instanceof Situation.Place.Anywhere;
        if (!isAnywhere && there < enoughDeals) {
            caveats.add(caveat(Advice.Caveat.Code.FEW_DEALS_THERE, words.fewDealsThere(place(), there)));
        } else if (own < enoughDeals) {
            caveats.add(caveat(Advice.Caveat.Code.FEW_SUCH_DEALS, words.fewSuchDeals(own, isAnywhere)));
        }
        if (situation.place() instanceof Situation.Place.InCountry) {
            caveats.add(caveat(Advice.Caveat.Code.NO_CULTURE, words.noCulture(place())));
        }
        bold(verdict, ranking).forEach(caveats::add);
        if (!situation.unused().isEmpty()) {
            caveats.add(caveat(Advice.Caveat.Code.NOT_USED, words.notUsed(situation.unused())));
        }
        caveats.add(caveat(Advice.Caveat.Code.OBSERVED_ONLY, words.observedOnly()));
        return caveats;
    }

    /** That the option named, or the first one, severs clearly more relationships than another. */
    private Stream<Advice.Caveat> bold(Verdict verdict, List<Candidate> ranking) {
        int named = switch (verdict) {
            case Verdict.Leader leader -> leader.option();
            case Verdict.LikelyLeader likely -> likely.option();
            case Verdict.NoClearLeader _, Verdict.TooLittleEvidence _ -> ranking.getFirst().option;
        };
        List<Advice.Option> shown = ranking.stream().map(Candidate::shown).toList();
        return ranking.stream()
                .filter(candidate -> candidate.option == named)
                .map(Candidate::shown)
                .flatMap(first -> shown.stream()
                        .filter(other -> isBolder(first, other))
                        .limit(1)
                        .map(other -> caveat(Advice.Caveat.Code.BOLD, words.bold(first, other))));
    }

    private static boolean isBolder(Advice.Option first, Advice.Option other) {
        return first.severedRisk() != null
                && other.severedRisk() != null
                && first.severedRisk() > other.severedRisk() + BOLD;
    }

    private static Advice.Caveat caveat(Advice.Caveat.Code code, String message) {
        return new Advice.Caveat(code, message);
    }
}
