package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Filters are chosen by click, are in the link, and change the figures as they change those of the API. */
class FiltersIT {

    private static final String JAPAN_AND_SINGAPORE = "country=JP&country=SG";

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @Test
    void aFilterThatIsTickedIsInTheAddress() {
        Visit visit = filteredByClick();

        assertThat(visit.page()).hasURL(Pattern.compile("/\\?country=JP&country=SG$"));
    }

    @Test
    void aFilterThatIsTickedIsShown() {
        Visit visit = filteredByClick();

        assertThat(visit.find(".chip")).containsText("Country: Japan and Singapore");
    }

    @Test
    void aFilterThatIsTickedChangesTheFiguresAsThoseOfTheApi() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture&" + JAPAN_AND_SINGAPORE);

        Visit visit = filteredByClick();

        assertThat(visit.cell("CONFUCIAN_ASIA", "SAVE_FACE").locator(".counts"))
                .hasText(figures.successesOfDeals("CONFUCIAN_ASIA", "SAVE_FACE"));
        assertThat(visit.find("table.matrix tbody tr")).hasCount(1);
    }

    @Test
    void aFilterThatIsRemovedChangesTheFiguresBack() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture");
        Visit visit = dashboard.open("?" + JAPAN_AND_SINGAPORE).awaitFigures();

        visit.find(".chip a").click();

        assertThat(visit.cell("CONFUCIAN_ASIA", "SAVE_FACE").locator(".counts"))
                .hasText(figures.successesOfDeals("CONFUCIAN_ASIA", "SAVE_FACE"));
        assertThat(visit.find(".chip")).hasCount(0);
    }

    @Test
    void whoRemovesAFilterGoesOnAtTheNextOne() {
        Visit visit = dashboard.open("?country=JP&faceRisk=LOW").awaitFigures();

        visit.find(".chip[data-filter=faceRisk] a").press("Enter");

        assertThat(visit.find(".chip[data-filter=country] a")).isFocused();
    }

    @Test
    void whoRemovesTheLastFilterGoesOnWhereFiltersAreAdded() {
        Visit visit = dashboard.open("?country=JP").awaitFigures();

        visit.find(".chip a").press("Enter");

        assertThat(visit.find("button[data-control=add-filter]")).isFocused();
    }

    @ParameterizedTest
    @ValueSource(strings = {"risk", "group", "prevention"})
    void whereNothingFitsNoEmptyChartIsShown(String view) {
        Visit visit = dashboard.open("?view=" + view + "&to=1990-01-01").awaitFigures();

        assertThat(visit.find("main")).containsText("No deal fits these filters.");
        assertThat(visit.find("fv-chart")).hasCount(0);
    }

    @Test
    void aTeamStaysAFilterThoughTheListOfTeamsCannotBeHad() {
        Visit visit = dashboard.open("?team=tokyo").awaitFigures().expecting("net::ERR_");
        visit.page().route(Pattern.compile("by=team"), Route::abort);

        visit.find(".chip button").click();
        assertThat(visit.find("dialog")).containsText("The list could not be had");
        visit.find("dialog button[type=submit]").click();

        assertThat(visit.find("dialog")).not().isVisible();
        assertThat(visit.find(".chip")).containsText("Team: tokyo");
    }

    @Test
    void twoReadersOfOneLinkSeeTheSame() {
        String link = "?view=group&within=culture:ANGLO&faceRisk=LOW&from=2025-01-01";
        Visit one = dashboard.open(link).awaitFigures();
        Visit other = dashboard.open(link).awaitFigures();

        assertThat(other.find("main")).hasText(one.find("main").textContent());
    }

    @Test
    void aPeriodIsChosenByItsDays() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture&from=2025-03-01&to=2025-05-31");
        Visit visit = dashboard.open("").awaitFigures();
        visit.find("button[data-control=add-filter]").click();
        visit.find("select[data-control=dimension]").selectOption("period");

        visit.find("input[name=from]").fill("2025-03-01");
        visit.find("input[name=to]").fill("2025-05-31");
        visit.find("dialog button[type=submit]").click();

        assertThat(visit.cell("NORDIC_EUROPE", "CONFRONT").locator(".counts"))
                .hasText(figures.successesOfDeals("NORDIC_EUROPE", "CONFRONT"));
        assertThat(visit.find(".chip")).containsText("Period: 1 Mar 2025 to 31 May 2025");
    }

    @Test
    void theBackButtonTakesAFilterAway() {
        Visit visit = filteredByClick();

        visit.page().goBack();

        assertThat(visit.find(".chip")).hasCount(0);
        assertThat(visit.page()).hasURL(Pattern.compile("/$"));
    }

    @Test
    void theForwardButtonBringsAViewBack() {
        Visit visit = dashboard.open("").awaitFigures();
        visit.link("Views", "Risk and upside").click();
        assertThat(visit.find("main")).hasAttribute("data-view", "risk");
        visit.page().goBack();
        assertThat(visit.find("main")).hasAttribute("data-view", "overview");

        visit.page().goForward();

        assertThat(visit.find("main")).hasAttribute("data-view", "risk");
    }

    @Test
    void filtersStayFromViewToView() {
        Visit visit = dashboard.open("?" + JAPAN_AND_SINGAPORE).awaitFigures();

        visit.link("Views", "Risk and upside").click();

        assertThat(visit.find(".chip")).containsText("Country: Japan and Singapore");
    }

    @Test
    void aLinkWithAnUnknownValueIsAnsweredWithWhatIsWrong() {
        Visit visit = dashboard.open("?faceRisk=HUGE").expecting("400 (Bad Request)");

        assertThat(visit.find(".state")).containsText("faceRisk");
        assertThat(visit.find(".state").getByRole(AriaRole.LINK)).hasText("Begin anew");
    }

    @Test
    void whatIsTickedButNotAppliedIsForgotten() {
        Visit visit = dashboard.open("").awaitFigures();
        visit.find("button[data-control=add-filter]").click();
        tick(visit, "Japan");
        visit.page()
                .getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Cancel"))
                .click();

        visit.find("button[data-control=add-filter]").click();

        assertThat(checkbox(visit, "Japan")).not().isChecked();
    }

    @Test
    void aLongListIsSearched() {
        Visit visit = dashboard.open("").awaitFigures();
        visit.find("button[data-control=add-filter]").click();

        visit.find("dialog input[type=search]").fill("japa");

        assertThat(visit.find("dialog .values label:visible")).hasText(new String[] {"Japan"});
    }

    private static Visit filteredByClick() {
        Visit visit = dashboard.open("").awaitFigures();
        visit.find("button[data-control=add-filter]").click();
        visit.find("select[data-control=dimension]").selectOption("country");
        tick(visit, "Japan");
        tick(visit, "Singapore");
        visit.find("dialog button[type=submit]").click();
        assertThat(visit.find("dialog")).not().isVisible();
        return visit;
    }

    private static void tick(Visit visit, String label) {
        checkbox(visit, label).check();
    }

    private static Locator checkbox(Visit visit, String label) {
        return visit.page()
                .getByRole(
                        AriaRole.CHECKBOX,
                        new Page.GetByRoleOptions().setName(label).setExact(true));
    }
}
