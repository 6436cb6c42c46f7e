package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every number opens the deals behind it. */
class EvidenceIT {

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @Test
    void aCellOpensExactlyTheDealsThatItCounts() {
        JsonNode cell = Figures.of(dashboard.analyst(), "by=culture").option("SUB_SAHARAN_AFRICA", "BUILD_TRUST");
        JsonNode deals = dashboard
                .analyst()
                .get("/v1/deals?culture=SUB_SAHARAN_AFRICA&strategy=BUILD_TRUST&limit=1000")
                .expect(200)
                .json()
                .path("deals");
        assertThat(deals.size()).isEqualTo(cell.path("deals").asInt());

        Visit visit = dashboard.open("").awaitFigures();
        visit.cell("SUB_SAHARAN_AFRICA", "BUILD_TRUST").getByRole(AriaRole.LINK).click();
        showAll(visit, deals.size());

        assertThat(visit.find("main tbody th"))
                .hasText(deals.valueStream()
                        .map(deal -> deal.path("dealId").asText())
                        .toArray(String[]::new));
    }

    @Test
    void whatAwaitsAnObservationOpensThoseDeals() {
        int awaiting = Figures.of(dashboard.analyst(), "by=culture")
                .option("SUB_SAHARAN_AFRICA", "SAVE_FACE")
                .path("awaiting")
                .asInt();
        assertThat(awaiting).isBetween(1, 50);

        Visit visit =
                dashboard.open("?view=group&within=culture:SUB_SAHARAN_AFRICA").awaitFigures();
        visit.panel("What is not known yet")
                .locator("tbody tr")
                .filter(new Locator.FilterOptions().setHasText("Save face"))
                .getByRole(AriaRole.LINK)
                .click();

        assertThat(visit.find("main[data-view=deals] tbody tr")).hasCount(awaiting);
    }

    @Test
    void noDealsBehindAFigureAreNoLink() {
        Visit visit = dashboard.open("?view=prevention&culture=ANGLO").awaitFigures();
        Locator panel = visit.panel("For winning");
        panel.locator("summary").click();

        // Whether a deal was won is known without an observation, so none awaits one.
        Locator awaiting = panel.locator("tbody tr").first().locator("td").nth(6);

        assertThat(awaiting).hasText("0");
        assertThat(awaiting.getByRole(AriaRole.LINK)).hasCount(0);
    }

    @Test
    void aFigureOutsideTheFiltersHasNoOtherDealsBehindIt() {
        String link = "?view=deals&within=strategy:SAVE_FACE&strategy=CONFRONT";

        Visit visit = dashboard.open(link).awaitFigures();

        assertThat(visit.find("main")).containsText("No deal fits.");
        assertThat(visit.find("main tbody tr")).hasCount(0);
    }

    @Test
    void theListStaysWhileOlderDealsAreOnTheirWay() {
        Visit visit = dashboard.open("?view=deals").awaitFigures();
        List<Route> held = new ArrayList<>();
        visit.page().route(Pattern.compile("[?&]cursor="), held::add);
        Locator older = visit.find("button[data-control=older]");

        older.click();

        assertThat(visit.find("main .waiting")).hasText("Loading …");
        assertThat(visit.find("main tbody tr")).hasCount(50);
        assertThat(older).isFocused();
        held.forEach(Route::resume);
        assertThat(visit.find("main tbody tr")).hasCount(100);
        assertThat(older).isFocused();
    }

    @Test
    void aListThatIsLongerThanItsCsvSaysSo() {
        Visit visit = dashboard.open("?view=deals").awaitFigures();

        assertThat(visit.find("section.panel .caption")).hasText("As CSV, the newest 1,000 deals at most.");
    }

    @Test
    void aListedDealOpensWhatIsOnRecordOfIt() {
        Visit visit = dashboard.open(View.DEALS.link()).awaitFigures();
        Locator first = visit.find("main tbody th a").first();
        String id = first.textContent();

        first.click();

        assertThat(visit.find("main[data-view=deal] h1")).hasText("Deal " + id);
    }

    @Test
    void whatIsLookedAtCanBeTakenAway() {
        Visit visit = dashboard.open(View.DEALS.link()).awaitFigures();

        visit.find(".looking-at a").getByText("Strategy: Build trust").click();

        assertThat(visit.find(".looking-at a")).hasText(new String[] {"Culture: Sub-Saharan Africa ×"});
    }

    private static void showAll(Visit visit, int deals) {
        Locator older = visit.find("button[data-control=older]");
        for (int shown = 50; shown < deals; shown += 50) {
            assertThat(visit.find("main tbody tr")).hasCount(shown);
            older.click();
        }
        assertThat(older).hasCount(0);
    }
}
