package dev.facevalue.analytics.advice;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AdviceWordsTest {

    private static final ResourceBundle ENGLISH = bundle(Locale.ENGLISH);
    private static final ResourceBundle DUTCH = bundle(Locale.of("nl"));

    private static ResourceBundle bundle(Locale locale) {
        return ResourceBundle.getBundle(
                AdviceWords.class.getPackageName() + ".advice",
                locale,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }

    @Test
    void everythingIsSaidInBothLanguages() {
        // Cultures have their English names already.
        Set<String> dutch = new TreeSet<>(DUTCH.keySet());
        dutch.removeIf(key -> key.startsWith("culture."));

        Set<String> own = new TreeSet<>();
        ENGLISH.keySet().stream()
                .filter(key -> !DUTCH.getString(key).equals(ENGLISH.getString(key)))
                .forEach(own::add);

        assertThat(dutch).isEqualTo(new TreeSet<>(ENGLISH.keySet()));
        assertThat(own).isEqualTo(dutch);
    }

    @Test
    void bothLanguagesTellTheSameFigures() {
        for (String key : ENGLISH.keySet()) {
            assertThat(new MessageFormat(DUTCH.getString(key), Locale.ENGLISH).getFormatsByArgumentIndex())
                    .as(key)
                    .hasSameSizeAs(
                            new MessageFormat(ENGLISH.getString(key), Locale.ENGLISH).getFormatsByArgumentIndex());
        }
    }

    @Test
    void fewDealsAreCountedInGrammar() {
        AdviceWords words = AdviceWords.in(Locale.ENGLISH);

        assertThat(words.fewDealsThere("Brazil", 0)).startsWith("No deal of Brazil is known,");
        assertThat(words.fewDealsThere("Brazil", 1)).startsWith("Only one deal of Brazil is known,");
        assertThat(words.fewDealsThere("Brazil", 7)).startsWith("Only 7 deals of Brazil are known,");
    }

    @Test
    void whateverOtherLanguageIsAskedForTheWordsAreEnglish() {
        assertThat(AdviceWords.in(Locale.FRENCH).option("SAVE_FACE")).isEqualTo("Save face");
    }
}
