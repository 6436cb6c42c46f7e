package dev.facevalue.benchmarks.calibration;

import dev.facevalue.statistics.Proportion;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What the scores of worlds say: a table a question, and below it what was asked for. The same scores, the same text.
 */
final class Report {

    private static final Predicate<Scenario> WITH_EFFECT = Scenario::hasEffect;

    private final List<WorldScore> scores;

    Report(List<WorldScore> scores) {
        this.scores = List.copyOf(scores);
    }

    @Override
    public String toString() {
        return String.join("\n", intervals(), leaders(), advice());
    }

    private String intervals() {
        Shares all = score -> score.estimates().covered();
        Shares smallCells = score -> score.estimates().coveredInSmallCells();
        Shares smallGroups = score -> score.estimates().coveredInSmallGroups();
        Shares ofAdvice = score -> score.advice().covered();
        MarkdownTable table = new MarkdownTable(
                "worlds", "all", "options under 30 deals", "cultures under 30 deals", "of advice, by situation");
        for (Row row : Row.all()) {
            table.row(
                    row.label(),
                    percent(all.of(chosen(row.has()))),
                    percent(smallCells.of(chosen(row.has()))),
                    percent(smallGroups.of(chosen(row.has()))),
                    percent(ofAdvice.of(chosen(row.has()))));
        }
        Goals goals = new Goals();
        List<WorldScore> with = chosen(WITH_EFFECT);
        List<WorldScore> without = chosen(WITH_EFFECT.negate());
        goals.within("worlds with effects, all", all.of(with), 0.93, 0.97);
        goals.within("worlds with effects, options under 30 deals", smallCells.of(with), 0.93, 0.97);
        goals.within("worlds with effects, cultures under 30 deals", smallGroups.of(with), 0.93, 0.97);
        goals.atLeast("worlds without effect, all", all.of(without), 0.93);
        goals.atLeast("worlds without effect, options under 30 deals", smallCells.of(without), 0.93);
        goals.atLeast("worlds without effect, cultures under 30 deals", smallGroups.of(without), 0.93);
        return """
                ## Do 95 % intervals hold the truth?

                The share of intervals (`credible`) that hold the true rate, which is standardised to the world's
                situations; over options of a culture with a deal. In the last column, where there is no goal, over the
                options in each situation that a culture has deals in.

                """ + table + "\n" + goals;
    }

    private String leaders() {
        Shares wrong = score -> score.estimates().wrongLeaders();
        Shares wrongLikely = score -> score.estimates().wrongLikelyLeaders();
        Shares leaders = score -> score.estimates().leaders();
        Shares any = score -> EstimateScore.one(score.estimates().hasLeader());
        MarkdownTable table = new MarkdownTable(
                "worlds",
                "wrong of LEADERs",
                "wrong of LIKELY_LEADERs",
                "LEADERs of cultures that can have one",
                "worlds with any");
        for (Row row : Row.all()) {
            table.row(
                    row.label(),
                    percent(wrong.of(chosen(row.has()))),
                    percent(wrongLikely.of(chosen(row.has()))),
                    percent(leaders.of(chosen(row.has()))),
                    percent(any.of(chosen(row.has()))));
        }
        Goals goals = new Goals();
        Measured wrongOfAll = wrong.of(scores);
        Measured wrongWithEffect = wrong.of(chosen(WITH_EFFECT));
        List<WorldScore> without = chosen(WITH_EFFECT.negate());
        goals.atMost("wrong of all LEADERs", wrongOfAll, 0.05);
        goals.atMost("wrong of all LEADERs (aim)", wrongOfAll, 0.01);
        goals.atMost("wrong of LEADERs in worlds with effects", wrongWithEffect, 0.05);
        goals.atMost("worlds without effect, LEADERs of cultures that can have one", leaders.of(without), 0.05);
        goals.atMost("worlds without effect, worlds with any LEADER (aim)", any.of(without), 0.05);
        return """
                ## Are leaders the best?

                A LEADER is wrong if it is not truly best; ties are not wrong, so that in worlds without effect none is,
                and the question is how many there are. A culture can have one if two options have 20 deals or more.

                """ + table + "\n" + goals;
    }

    private String advice() {
        Regret own = AdviceScore::regret;
        Regret crude = AdviceScore::regretOfCrudeBest;
        Regret one = AdviceScore::regretOfOneBest;
        Regret bayes = AdviceScore::regretOfUniformBayes;
        MarkdownTable table = new MarkdownTable(
                "worlds", "advice", "crude best per culture", "one best for all", "uniform Bayes per culture");
        for (Row row : Row.withEffect()) {
            List<WorldScore> chosen = chosen(row.has());
            table.row(
                    row.label(),
                    points(own.mean(chosen)),
                    points(crude.mean(chosen)),
                    points(one.mean(chosen)),
                    points(bayes.mean(chosen)));
        }
        MarkdownTable differences = new MarkdownTable(
                "advice less", "crude best per culture", "one best for all", "uniform Bayes per culture");
        for (Row row : Row.withEffect()) {
            List<WorldScore> chosen = chosen(row.has());
            differences.row(
                    row.label(),
                    points(own.less(crude).mean(chosen)),
                    points(own.less(one).mean(chosen)),
                    points(own.less(bayes).mean(chosen)));
        }
        Goals goals = new Goals();
        List<WorldScore> with = chosen(WITH_EFFECT);
        goals.belowZero("advice less crude best per culture", own.less(crude).mean(with));
        goals.belowZero("advice less one best for all", own.less(one).mean(with));
        goals.belowZero("advice less uniform Bayes per culture", own.less(bayes).mean(with));
        return """
                ## What is lost by following the advice?

                Regret: what is truly best in a deal's culture and situation, less what was advised, in points of
                percentage; the mean over a world's deals, then over worlds. Differences are taken world by world.

                """ + table + "\n" + differences + "\n" + goals;
    }

    private List<WorldScore> chosen(Predicate<Scenario> has) {
        return scores.stream().filter(score -> has.test(score.scenario())).toList();
    }

    /** A row of a table: which worlds it is about. */
    private record Row(String label, Predicate<Scenario> has) {

        static List<Row> all() {
            return rows(
                    Arrays.asList(Scenario.values()),
                    new Row("all with effects", WITH_EFFECT),
                    new Row("all without effect", WITH_EFFECT.negate()));
        }

        static List<Row> withEffect() {
            return rows(
                    Arrays.stream(Scenario.values()).filter(WITH_EFFECT).toList(),
                    new Row("all with effects", WITH_EFFECT));
        }

        private static List<Row> rows(List<Scenario> scenarios, Row... sums) {
            return Stream.concat(
                            scenarios.stream().map(each -> new Row(each.label(), scenario -> scenario == each)),
                            Arrays.stream(sums))
                    .toList();
        }
    }

    /** A share that each world contributes to. */
    @FunctionalInterface
    private interface Shares extends Function<WorldScore, Proportion> {

        default Measured of(List<WorldScore> chosen) {
            return Measured.share(chosen.stream().map(this).toList());
        }
    }

    /** A regret, or the difference of two. */
    @FunctionalInterface
    private interface Regret extends ToDoubleFunction<AdviceScore> {

        default Regret less(Regret other) {
            return advice -> applyAsDouble(advice) - other.applyAsDouble(advice);
        }

        default Measured mean(List<WorldScore> chosen) {
            return Measured.mean(
                    chosen.stream().map(score -> applyAsDouble(score.advice())).toList());
        }
    }

    /** What was asked for, and whether it was reached. */
    private static final class Goals {

        private final MarkdownTable table = new MarkdownTable("goal", "asked for", "reached", "result");

        void within(String goal, Measured measured, double least, double most) {
            String asked = String.format(Locale.ROOT, "%.0f to %.0f %%", 100 * least, 100 * most);
            row(goal, asked, percent(measured), measured.value() >= least && measured.value() <= most);
        }

        void atLeast(String goal, Measured measured, double least) {
            row(
                    goal,
                    String.format(Locale.ROOT, "≥ %.0f %%", 100 * least),
                    percent(measured),
                    measured.value() >= least);
        }

        void atMost(String goal, Measured measured, double most) {
            row(goal, String.format(Locale.ROOT, "≤ %.0f %%", 100 * most), percent(measured), measured.value() <= most);
        }

        /** By more than two standard errors, or it could be chance. */
        void belowZero(String goal, Measured measured) {
            row(goal, "< 0", points(measured), measured.value() + 2 * measured.standardError() < 0);
        }

        private void row(String goal, String asked, String reached, boolean met) {
            table.row(goal, asked, reached, met ? "pass" : "FAIL");
        }

        @Override
        public String toString() {
            return table.toString();
        }
    }

    /** Such as 94.1 % ± 0.2 of 3,210: the figure, its standard error and the number of cases. */
    private static String percent(Measured share) {
        if (share.cases() == 0) {
            return "none";
        }
        return String.format(
                Locale.ROOT, "%.1f %% ± %.1f of %,d", 100 * share.value(), 100 * share.standardError(), share.cases());
    }

    private static String points(Measured mean) {
        return String.format(Locale.ROOT, "%.2f ± %.2f", mean.value(), mean.standardError());
    }
}
