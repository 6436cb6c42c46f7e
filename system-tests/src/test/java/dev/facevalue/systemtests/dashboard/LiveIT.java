package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import dev.facevalue.localstack.ServiceProcess;
import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page follows the facts, keeps the reader's place, and outlives its service. */
class LiveIT {

    private static final double BOUND_MILLIS = Duration.ofMinutes(1).toMillis();

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @Test
    void aNewFactChangesTheFigureWithoutAReload() {
        JsonNode before = Figures.of(dashboard.analyst(), "by=culture").option("SUB_SAHARAN_AFRICA", "CONFRONT");
        Visit visit = openLive("");
        visit.page().evaluate("() => window.notReloaded = true");

        tell("live-figure");

        assertThat(visit.cell("SUB_SAHARAN_AFRICA", "CONFRONT").locator(".counts"))
                .hasText(
                        before.path("successes").asInt() + 1 + " of "
                                + (before.path("deals").asInt() + 1),
                        new LocatorAssertions.HasTextOptions().setTimeout(BOUND_MILLIS));
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
    void figuresStayWhenTheServiceGoesAndAreSaidToBeOutdatedUntilItIsBack() {
        try (ServiceProcess service = dashboard.site().anotherAnalytics()) {
            Visit visit = dashboard
                    .open(service.service().uri(), "analyst", "", options -> options)
                    .expecting("net::ERR_")
                    .expecting("503 (Service Unavailable)")
                    .awaitFigures();
            String figure = visit.cell("ANGLO", "CONFRONT").locator(".counts").textContent();

            service.kill();

            Locator banner = visit.find("main").getByText("may be outdated");
            assertThat(banner.first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(BOUND_MILLIS));
            assertThat(visit.cell("ANGLO", "CONFRONT").locator(".counts")).hasText(figure);

            service.restart();

            assertThat(banner).hasCount(0, new LocatorAssertions.HasCountOptions().setTimeout(3 * BOUND_MILLIS));
            assertThat(visit.find(".live"))
                    .hasAttribute(
                            "data-live", "true", new LocatorAssertions.HasAttributeOptions().setTimeout(BOUND_MILLIS));
        }
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
        assertThat(counts)
                .not()
                .hasText(
                        Pattern.compile("^\\s*" + Pattern.quote(before.strip()) + "\\s*$"),
                        new LocatorAssertions.HasTextOptions().setTimeout(BOUND_MILLIS));
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
