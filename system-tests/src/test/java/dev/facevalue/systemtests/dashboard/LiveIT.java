package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.facevalue.localstack.ServiceProcess;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page follows the facts, keeps the reader's place, and outlives its service. */
class LiveIT {

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @Test
    void aNewFactChangesTheFigureWithoutAReload() {
        JsonNode before = Figures.of(dashboard.analyst(), "by=culture").option("SUB_SAHARAN_AFRICA", "CONFRONT");
        Visit visit = openLive("");
        visit.page().evaluate("() => window.notReloaded = true");

        tell("live-figure");

        assertThat(visit.cell("SUB_SAHARAN_AFRICA", "CONFRONT").locator(".counts"))
                .hasText(before.path("successes").asInt() + 1 + " of "
                        + (before.path("deals").asInt() + 1));
        assertThat(visit.page().evaluate("() => window.notReloaded")).isEqualTo(true);
    }

    @Test
    void anUpdateKeepsTheScrollPosition() {
        Visit visit = openLive("");
        visit.page().evaluate("() => scrollTo(0, 700)");

        awaitUpdateAfter(visit, () -> tell("live-scroll"));

        assertThat(((Number) visit.page().evaluate("() => Math.round(scrollY)")).intValue())
                .isEqualTo(700);
    }

    @Test
    void anUpdateKeepsTheFocus() {
        Visit visit = openLive("");
        Locator link = visit.cell("SUB_SAHARAN_AFRICA", "CONFRONT").getByRole(AriaRole.LINK);
        link.focus();

        awaitUpdateAfter(visit, () -> tell("live-focus"));

        assertThat(link).isFocused();
    }

    @Test
    void anUpdateKeepsATableOpen() {
        Visit visit = openLive("");
        Locator table = visit.panel("On the map").locator("details");
        table.locator("summary").click();

        awaitUpdateAfter(visit, () -> tell("live-table"));

        assertThat(table).hasAttribute("open", "");
    }

    @Test
    void figuresOfAServiceThatIsGoneStayAndAreSaidToBeOutdated() {
        try (ServiceProcess service = dashboard.site().anotherAnalytics()) {
            Visit visit = openAt(service);
            String figure = visit.cell("ANGLO", "CONFRONT").locator(".counts").textContent();

            service.kill();

            assertThat(outdated(visit).first()).isVisible();
            assertThat(visit.cell("ANGLO", "CONFRONT").locator(".counts")).hasText(figure);
        }
    }

    @Test
    void aPageRecoversWhenItsServiceIsBack() {
        try (ServiceProcess service = dashboard.site().anotherAnalytics()) {
            Visit visit = openAt(service);
            service.kill();
            assertThat(outdated(visit).first()).isVisible();

            service.restart();

            assertThat(outdated(visit)).hasCount(0);
            assertThat(visit.find(".live")).hasAttribute("data-live", "true");
        }
    }

    /** Opens the overview at a service that is stopped later. */
    private static Visit openAt(ServiceProcess service) {
        return dashboard
                .open(service.service().uri(), "analyst", "", options -> options)
                .expecting("net::ERR_")
                .expecting("503 (Service Unavailable)")
                .awaitFigures()
                .awaitLive();
    }

    private static Locator outdated(Visit visit) {
        return visit.find("main").getByText("may be outdated");
    }

    private static Visit openLive(String link) {
        Visit visit = dashboard.open(link).awaitFigures();
        assertThat(visit.find(".live")).hasAttribute("data-live", "true");
        return visit;
    }

    /** Waits until the page shows what was told. */
    private static void awaitUpdateAfter(Visit visit, Runnable telling) {
        Locator counts = visit.cell("SUB_SAHARAN_AFRICA", "CONFRONT").locator(".counts");
        String before = counts.textContent();
        telling.run();
        assertThat(counts).not().hasText(Pattern.compile("^\\s*" + Pattern.quote(before.strip()) + "\\s*$"));
    }

    private static void tell(String dealId) {
        dashboard
                .site()
                .recorder()
                .post("/v1/deal-outcomes", "application/json", """
                        {"dealId":"%s","decidedAt":"2026-06-30T12:00:00Z","country":"NG","decision":"LOST",
                        "strategy":"CONFRONT","relationship":"MAINTAINED"}
                        """.formatted(dealId))
                .expect(202);
    }
}
