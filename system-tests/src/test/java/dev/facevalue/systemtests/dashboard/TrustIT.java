package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.facevalue.systemtests.Installation;
import java.net.URI;
import java.net.URLEncoder;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nobody sees what is not for him, and no fact is taken for markup. */
class TrustIT {

    private static final String TEAM = "<img src=x onerror=alert(1)>";
    private static final String ENCODED_TEAM = URLEncoder.encode(TEAM, UTF_8);

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @BeforeAll
    static void aTeamIsCalledLikeMarkup() {
        dashboard
                .site()
                .recorder()
                .post("/v1/deal-outcomes", "application/json", """
                        {"dealId":"markup","decidedAt":"2026-06-30T12:00:00Z","country":"NL","decision":"LOST",
                        "strategy":"CONFRONT","relationship":"MAINTAINED","team":"%s"}
                        """.formatted(TEAM))
                .expect(202);
        Installation.awaitProjected(dashboard.analyst());
    }

    @Test
    void aTeamCalledLikeMarkupIsTextInTheMatrix() {
        Visit visit = dashboard.open("?by=team");

        assertThat(visit.find("table.matrix th").getByText(TEAM)).isVisible();
        assertThat(visit.find("#app img")).hasCount(0);
    }

    @Test
    void aTeamCalledLikeMarkupIsTextInTheHeadingOfItsPage() {
        Visit visit = dashboard.open("?view=group&within=team:" + ENCODED_TEAM);

        assertThat(visit.find("main h1")).hasText(TEAM);
        assertThat(visit.find("#app img")).hasCount(0);
    }

    @Test
    void aTeamCalledLikeMarkupIsTextInAFilterAndInTheListOfDeals() {
        Visit visit = dashboard.open("?view=deals&team=" + ENCODED_TEAM);

        assertThat(visit.find(".chip").getByText("Team: " + TEAM)).isVisible();
        assertThat(visit.find("main td").getByText(TEAM)).isVisible();
        assertThat(visit.find("#app img")).hasCount(0);
    }

    @Test
    void aTeamCalledLikeMarkupIsTextAmongTheFilters() {
        Visit visit = dashboard.open("").awaitFigures();
        visit.find("button[data-control=add-filter]").click();

        visit.find("select[data-control=dimension]").selectOption("team");

        assertThat(visit.page().getByRole(AriaRole.CHECKBOX, new Page.GetByRoleOptions().setName(TEAM)))
                .isVisible();
    }

    @Test
    void aTeamCalledLikeMarkupIsTextOnItsDeal() {
        Visit visit = dashboard.open("?view=deal&deal=markup");

        assertThat(visit.find("main td").getByText(TEAM)).isVisible();
    }

    @Test
    void theDeadLettersAreForPrivacyOfficersOnly() {
        Visit visit = dashboard.open("?view=freshness").awaitFigures().expecting("403 (Forbidden)");

        visit.find("button[data-control=dead-letters]").click();

        assertThat(visit.find("main")).containsText("privacy officers only");
    }

    @Test
    void whoMayOnlyRecordSeesNoFigures() {
        Visit visit = dashboard
                .open(dashboard.site().analytics().service().uri(), "recorder", "", options -> options)
                .expecting("403 (Forbidden)")
                // A browser looks for one on its own where no page names another.
                .expecting("/favicon.ico");

        assertThat(visit.find("body")).containsText("This user does not have the role that this needs.");
        assertThat(visit.find("#app")).hasCount(0);
    }

    /** Browsers refuse to fetch what is relative to an address that has them. */
    @Test
    void aNameAndPasswordInTheAddressDoNotStayThereNorInTheWayOfFigures() {
        URI service = dashboard.site().analytics().service().uri();
        Visit visit = dashboard.open(View.FRESHNESS.link()).expecting("a request to http://analyst:analyst@");

        visit.page().navigate(service.toString().replace("://", "://analyst:analyst@") + "/?by=region");

        assertThat(visit.find("table.matrix")).isVisible();
        visit.awaitFigures().awaitLive();
        assertThat(visit.address()).isEqualTo("?by=region");
        assertThat((String) visit.page().evaluate("document.URL")).doesNotContain("analyst");
    }
}
