package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page of one group tells what stands in the way of believing its figures, and is there for the keyboard. */
class GroupIT {

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @Test
    void aReversalIsToldInPlainWords() {
        Visit visit = dashboard.open(View.GROUP.link()).awaitFigures();

        assertThat(visit.find("[data-warning=SIMPSON_REVERSAL]").first())
                .containsText("Anglo countries: Confront looks better than Build trust at first sight");
    }

    @Test
    void aReversalShowsTheRatesAtFirstSightBesideThoseLikeForLike() {
        JsonNode comparison = dashboard
                .analyst()
                .get("/v1/comparisons?of=strategy&option=CONFRONT&against=BUILD_TRUST&adjustFor=faceRisk"
                        + "&measure=preserved&culture=ANGLO")
                .expect(200)
                .json();

        Visit visit = dashboard.open(View.GROUP.link()).awaitFigures();

        Locator panel = visit.panel("At first sight, and like for like")
                .filter(new Locator.FilterOptions().setHasText("Build trust"));
        assertThat(panel.locator("tbody tr").first().locator("td").first())
                .hasText(Figures.percent(comparison.at("/crude/rate").asDouble()));
        assertThat(panel.locator("tbody tr").last().locator("td").nth(1))
                .hasText(Figures.percent(
                        comparison.at("/adjusted/againstStandardisedRate").asDouble()));
    }

    @Test
    void theForestPlotStopsForTheKeyboardAtEveryOption() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture");
        Visit visit = dashboard.open(View.GROUP.link()).awaitFigures();
        Locator stops = visit.panel("What to expect of each answer").locator(".chart-stops a");
        assertThat(stops).hasCount(3);
        stops.first().focus();

        visit.page().keyboard().press("Tab");

        assertThat(stops.nth(1)).isFocused();
        assertThat(stops.nth(1))
                .hasAttribute(
                        "aria-label",
                        "Save face: " + figures.estimate("ANGLO", "SAVE_FACE") + ", 95% range "
                                + figures.range("ANGLO", "SAVE_FACE") + ", "
                                + figures.successesOfDeals("ANGLO", "SAVE_FACE"));
    }

    @Test
    void aStopOfTheForestPlotOpensItsDeals() {
        Visit visit = dashboard.open(View.GROUP.link()).awaitFigures();
        visit.panel("What to expect of each answer")
                .locator(".chart-stops a")
                .first()
                .focus();

        visit.page().keyboard().press("Enter");

        assertThat(visit.find(".looking-at a"))
                .containsText(new String[] {"Culture: Anglo countries", "Strategy: Confront"});
    }

    @ParameterizedTest
    @EnumSource(names = {"OVERVIEW", "RISK", "GROUP", "PREVENTION", "ADVICE"})
    void everyChartHasItsTable(View view) {
        Visit visit = dashboard.open(view.link()).awaitFigures();

        List<Locator> charts = visit.find("section.panel:has(fv-chart)").all();
        assertThat(charts).isNotEmpty();
        for (Locator chart : charts) {
            assertThat(chart.locator("table")).hasCount(1);
        }
    }

    @Test
    void theGroupOfACellHasTheFiguresOfTheCell() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture");
        Visit visit = dashboard.open("").awaitFigures();

        visit.find("table.matrix tr[data-group=ANGLO] th a").first().click();

        assertThat(visit.panel("What to expect of each answer")
                        .locator("tbody tr")
                        .first()
                        .locator("td")
                        .first())
                .hasText(figures.estimate("ANGLO", "CONFRONT"));
    }

    @Test
    void anotherGroupIsChosenFromAList() {
        Visit visit = dashboard.open(View.GROUP.link()).awaitFigures();

        visit.find("select[data-control=group]").selectOption(new SelectOption().setLabel("Nordic Europe"));

        assertThat(visit.find("main h1")).hasText("Nordic Europe");
    }
}
