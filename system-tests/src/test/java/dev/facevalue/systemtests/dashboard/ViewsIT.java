package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Every view is where it should be, and shows what the API says. */
class ViewsIT {

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @ParameterizedTest
    @EnumSource
    void aViewOpensByItsLink(View view) {
        Visit visit = dashboard.open(view.link()).awaitFigures();

        assertThat(visit.find("main[data-view='" + view.code() + "'] h1")).hasText(view.heading());
    }

    @ParameterizedTest
    @CsvSource({
        "Overview, overview",
        "Risk and upside, risk",
        "Prevention, prevention",
        "Before the call, advice",
        "Freshness, freshness"
    })
    void aTabOpensItsView(String tab, String view) {
        Visit visit = dashboard.open("?view=deal&deal=demo-100001").awaitFigures();

        visit.link("Views", tab).click();

        assertThat(visit.find("main")).hasAttribute("data-view", view);
        assertThat(visit.find("nav[aria-label=Views] a[aria-current=page]")).hasText(tab);
    }

    @Test
    void theMatrixHasARowForEveryGroupOfTheAnswer() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture");

        Visit visit = dashboard.open("").awaitFigures();

        assertThat(visit.find("table.matrix tbody tr"))
                .hasCount(figures.standings().path("groups").size());
    }

    @Test
    void aCellShowsWhatToExpectItsRangeAndItsDeals() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture");

        Visit visit = dashboard.open("").awaitFigures();

        Locator cell = visit.cell("GERMANIC_EUROPE", "CONFRONT");
        assertThat(cell.locator(".estimate")).containsText(figures.estimate("GERMANIC_EUROPE", "CONFRONT"));
        assertThat(cell.locator(".range")).hasText(figures.range("GERMANIC_EUROPE", "CONFRONT"));
        assertThat(cell.locator(".counts")).hasText(figures.successesOfDeals("GERMANIC_EUROPE", "CONFRONT"));
    }

    @Test
    void everyCellShowsTheEstimateOfTheAnswer() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture");

        Visit visit = dashboard.open("").awaitFigures();

        for (JsonNode group : figures.standings().path("groups")) {
            String key = group.at("/key/0").asText();
            for (String option : List.of("CONFRONT", "SAVE_FACE", "BUILD_TRUST")) {
                assertThat(visit.cell(key, option).locator(".estimate")).containsText(figures.estimate(key, option));
            }
        }
    }

    @Test
    void theLeadersCellIsTheBest() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture");
        assertThat(figures.group("CONFUCIAN_ASIA")
                        .path("verdict")
                        .path("status")
                        .asText())
                .isEqualTo("LEADER");

        Visit visit = dashboard.open("").awaitFigures();

        assertThat(visit.find("table.matrix tr[data-group=CONFUCIAN_ASIA] .badge"))
                .hasCount(1);
        assertThat(visit.cell("CONFUCIAN_ASIA", "SAVE_FACE").locator(".badge")).hasText("Best");
    }

    @Test
    void aLeaderIsToldInASentence() {
        Figures figures = Figures.of(dashboard.analyst(), "by=culture");

        Visit visit = dashboard.open("").awaitFigures();

        assertThat(visit.find(".in-words")).containsText("In Confucian Asia, " + figures.leads("CONFUCIAN_ASIA"));
    }

    @ParameterizedTest
    @CsvSource({"LEADER", "LIKELY_LEADER", "NO_CLEAR_LEADER", "TOO_LITTLE_EVIDENCE"})
    void everyKindOfVerdictIsShownAsOftenAsItIsGiven(String status) {
        Figures figures = Figures.of(dashboard.analyst(), "by=country");
        long given = figures.standings()
                .path("groups")
                .valueStream()
                .filter(group -> group.at("/verdict/status").asText().equals(status))
                .count();
        assertThat(given).isPositive();

        Visit visit = dashboard.open("?by=country").awaitFigures();

        assertThat(visit.find("table.matrix [data-verdict=" + status + "]")).hasCount((int) given);
    }

    @Test
    void theRiskViewShowsHowManyRelationshipsWereSevered() {
        JsonNode confront = Figures.of(dashboard.analyst(), "by=").standings().at("/groups/0/options/0");
        long severed = confront.at("/outcomes/SEVERED").asLong();
        long observed = confront.path("outcomes")
                .valueStream()
                .mapToLong(JsonNode::asLong)
                .sum();

        Visit visit = dashboard.open("?view=risk").awaitFigures();
        Locator panel = visit.panel("How relationships came out: All deals");
        panel.locator("summary").click();

        assertThat(panel.locator("tbody tr").first().locator("td").first())
                .hasText(Pattern.compile(
                        Figures.count(severed) + "\\s+" + Figures.percent((double) severed / observed)));
    }

    @Test
    void thePreventionViewShowsWhatSurfacingObjectionsDoes() {
        Figures figures = Figures.of(dashboard.analyst(), "of=prevention&by=culture");

        Visit visit = dashboard.open("?view=prevention").awaitFigures();

        Locator cell = visit.cell("ANGLO", "SURFACED");
        assertThat(cell.locator(".estimate")).containsText(figures.estimate("ANGLO", "SURFACED"));
        assertThat(cell.locator(".counts")).hasText(figures.successesOfDeals("ANGLO", "SURFACED"));
    }

    @Test
    void winningIsAskedByAChoice() {
        Figures figures = Figures.of(dashboard.analyst(), "of=prevention&by=culture&measure=won");

        Visit visit = dashboard.open("?view=prevention").awaitFigures();
        visit.link("What counts", "Deal won").click();

        assertThat(visit.cell("ANGLO", "COVERED").locator(".counts"))
                .hasText(figures.successesOfDeals("ANGLO", "COVERED"));
    }

    @Test
    void aDealShowsWhatIsOnRecord() {
        JsonNode deal =
                dashboard.analyst().get("/v1/deals/demo-100001").expect(200).json();

        Visit visit = dashboard.open("?view=deal&deal=demo-100001").awaitFigures();

        assertThat(visit.find("main")).containsText(deal.path("team").asText());
        assertThat(visit.panel("What was said of it").locator("tbody tr"))
                .hasCount(deal.path("facts").size());
    }

    @Test
    void freshAnswersHaveNoLag() {
        Visit visit = dashboard.open("?view=freshness").awaitFigures();

        assertThat(visit.panel("By partition of the stream").locator("tbody tr td:last-child"))
                .hasText(new String[] {"0", "0", "0", "0", "0", "0"});
        assertThat(visit.find("main")).containsText("Up to date");
    }
}
