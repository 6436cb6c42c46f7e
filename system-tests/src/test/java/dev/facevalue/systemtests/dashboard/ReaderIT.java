package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Language and appearance are the reader's choice. */
class ReaderIT {

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @Test
    void theWholePageSpeaksDutchWhenThatIsChosen() {
        Visit visit = dashboard.open("").awaitFigures();

        choose(visit, "language", "nl");

        assertThat(visit.find("html")).hasAttribute("lang", "nl");
        assertThat(visit.find("main h1")).hasText("Welk antwoord op een nee behoudt de klant?");
    }

    @Test
    void numbersAreWrittenTheDutchWay() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture");
        String english = figures.successesOfDeals("GERMANIC_EUROPE", "CONFRONT");
        assertThat(english).contains(",");
        Visit visit = dashboard.open("").awaitFigures();

        choose(visit, "language", "nl");

        assertThat(visit.cell("GERMANIC_EUROPE", "CONFRONT").locator(".counts"))
                .hasText(english.replace(',', '.').replace("of", "van"));
    }

    @Test
    void adviceComesInDutch() {
        String message = dashboard
                .analyst()
                .getIn("nl", "/v1/advice?of=strategy&country=JP&faceRisk=HIGH&trust=LOW")
                .expect(200)
                .json()
                .at("/verdict/message")
                .asText();
        Visit visit = dashboard.open(View.ADVICE.link()).awaitFigures();

        choose(visit, "language", "nl");

        assertThat(visit.find(".verdict-panel")).containsText(message);
        assertThat(message)
                .isNotEqualTo(dashboard
                        .analyst()
                        .get("/v1/advice?of=strategy&country=JP&faceRisk=HIGH&trust=LOW")
                        .json()
                        .at("/verdict/message")
                        .asText());
    }

    @Test
    void theLanguageStaysAfterAReload() {
        Visit visit = dashboard.open("").awaitFigures();
        choose(visit, "language", "nl");

        visit.page().reload();

        assertThat(visit.find("html")).hasAttribute("lang", "nl");
    }

    @Test
    void aDutchBrowserIsSpokenToInDutch() {
        Visit visit = dashboard.open("", options -> options.setLocale("nl-NL"));

        assertThat(visit.find("html")).hasAttribute("lang", "nl");
    }

    @Test
    void theAppearanceIsChosenAndStaysAfterAReload() {
        Visit visit = dashboard.open("").awaitFigures();
        choose(visit, "theme", "dark");

        visit.page().reload();

        assertThat(visit.find("html")).hasCSS("color-scheme", "dark");
    }

    @Test
    void theAppearanceFollowsTheDeviceUntilOneIsChosen() {
        Visit dark = dashboard
                .open("", options -> options.setColorScheme(ColorScheme.DARK))
                .awaitFigures();
        Visit light = dashboard
                .open("", options -> options.setColorScheme(ColorScheme.LIGHT))
                .awaitFigures();

        assertThat(brightness(dark, "background-color")).isLessThan(brightness(dark, "color"));
        assertThat(brightness(light, "background-color")).isGreaterThan(brightness(light, "color"));
    }

    @Test
    void chartsChangeTheirColoursWithThePage() {
        Visit visit = dashboard.open("?view=group&within=culture:ANGLO").awaitFigures();
        Locator name = visit.find("fv-chart").first().locator("svg text").first();
        String before = name.getAttribute("fill");

        choose(visit, "theme", "dark");

        assertThat(name).not().hasAttribute("fill", before);
    }

    private static void choose(Visit visit, String control, String value) {
        visit.find("select[data-control=" + control + "]").selectOption(value);
    }

    /** The sum of red, green and blue of a colour of the page. */
    private static double brightness(Visit visit, String property) {
        List<?> parts = (List<?>) visit.page()
                .evaluate(
                        "property => getComputedStyle(document.body).getPropertyValue(property).match(/\\d+/g)"
                                + ".slice(0, 3).map(Number)",
                        property);
        return parts.stream().mapToDouble(part -> ((Number) part).doubleValue()).sum();
    }
}
