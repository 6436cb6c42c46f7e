package dev.facevalue.analytics.advice;

import dev.facevalue.analytics.question.Dimension;
import dev.facevalue.analytics.question.Key;
import dev.facevalue.analytics.question.Measure;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The sentences of advice in one language. Texts are in {@code advice.properties} and {@code advice_nl.properties}. */
final class AdviceWords {

    private static final String BUNDLE = AdviceWords.class.getPackageName() + ".advice";

    private static final double NEARLY_CERTAIN = 0.99;

    private final Locale locale;
    private final ResourceBundle texts;

    private AdviceWords(Locale locale) {
        this.locale = locale;
        // Whatever the machine's language is, what is not Dutch is English.
        this.texts = ResourceBundle.getBundle(
                BUNDLE, locale, ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    /** The words of a language: Dutch, or English. */
    static AdviceWords in(Locale locale) {
        return new AdviceWords(locale);
    }

    String option(String code) {
        return text("option." + code);
    }

    /**
     * The name of a place: of a culture in this language, of a country as the language calls it, else as it is known.
     */
    String place(Situation.Place place, Key key) {
        return switch (place) {
            case Situation.Place.InGroup(Dimension dimension, String code)
            when dimension == Dimension.CULTURE -> known("culture." + code, key.label());
            case Situation.Place.InCountry(String code) ->
                new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
            default -> key.label();
        };
    }

    String leads(Advice.Status status, Measure measure, Advice.Option leader, Advice.Option next, double probability) {
        return text(
                "verdict." + status + "." + measure,
                leader.label(),
                sure(probability),
                percent(leader.estimate()),
                next.label(),
                percent(next.estimate()));
    }

    String tooClose(Measure measure, Advice.Option first, Advice.Option second) {
        return text(
                "verdict.NO_CLEAR_LEADER." + measure,
                first.label(),
                percent(first.estimate()),
                second.label(),
                percent(second.estimate()));
    }

    String tooLittle(int enoughDeals) {
        return text("verdict.TOO_LITTLE_EVIDENCE", enoughDeals);
    }

    String suchDeals(String place) {
        return text("evidence.such", place);
    }

    String allDeals(String place) {
        return text("evidence.there", place);
    }

    String elsewhere(String place) {
        return text("evidence.elsewhere", place);
    }

    String allSuchDeals() {
        return text("evidence.all");
    }

    String fewSuchDeals(long deals, boolean isAnywhere) {
        return text(isAnywhere ? "caveat.FEW_SUCH_DEALS.anywhere" : "caveat.FEW_SUCH_DEALS", deals);
    }

    String fewDealsThere(String place, long deals) {
        return text("caveat.FEW_DEALS_THERE", place, deals);
    }

    String noCulture(String place) {
        return text("caveat.NO_CULTURE", place);
    }

    String bold(Advice.Option first, Advice.Option other) {
        return text(
                "caveat.BOLD",
                first.label(),
                percent(first.severedRisk()),
                other.label(),
                percent(other.severedRisk()),
                percent(first.forLifeChance()),
                percent(other.forLifeChance()));
    }

    String notUsed(List<Dimension> dimensions) {
        return text(
                "caveat.NOT_USED",
                dimensions.stream()
                        .map(dimension -> text("field." + dimension.parameter()))
                        .collect(Collectors.joining(", ")));
    }

    String observedOnly() {
        return text("caveat.OBSERVED_ONLY");
    }

    private String text(String key, Object... arguments) {
        return new MessageFormat(texts.getString(key), locale).format(arguments);
    }

    private String known(String key, String otherwise) {
        try {
            return texts.getString(key);
        } catch (MissingResourceException unknown) {
            return otherwise;
        }
    }

    /** Never "100 %": nobody is that sure. */
    private String sure(double probability) {
        return probability > NEARLY_CERTAIN ? text("nearlyCertain") : percent(probability);
    }

    private static String percent(@Nullable Double share) {
        return share == null ? "–" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }
}
