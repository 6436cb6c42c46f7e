package dev.facevalue.systemtests.access;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import dev.facevalue.systemtests.Installation;
import dev.facevalue.systemtests.dashboard.Chromium;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in to the dashboard with a real browser, at a real issuer. */
@SuppressWarnings("NullAway.Init") // made before each test
class BrowserSignInIT {

    @RegisterExtension
    static final SingleSignOn sso = new SingleSignOn();

    private static @Nullable Chromium chromium;

    private final List<String> violations = new CopyOnWriteArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() {
        if (!Boolean.parseBoolean(System.getenv("FACEVALUE_BROWSER_REQUIRED"))) {
            assumeThat(Chromium.find()).as(Chromium.MISSING).isPresent();
        }
        chromium = Chromium.start();
    }

    @AfterAll
    static void stop() {
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        context = Objects.requireNonNull(chromium).browser().newContext();
        context.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                violations.add(message.text());
            }
        });
        page = context.newPage();
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void aReaderSignsInAndSeesThePageThatWasAskedFor() {
        page.navigate(sso.dashboard("/?view=freshness").toString());

        signIn("analyst");

        assertThat(page).hasURL(sso.dashboard("/?view=freshness").toString());
        assertThat(page.locator("main h1")).isVisible();
        assertThat(page.locator(".live[data-live=true]")).isVisible();
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        assertThat(page.locator("#username")).isVisible();
        assertThat(violations).isEmpty();
    }

    @Test
    void whoseSessionTheIssuerHasEndedIsToldSoAndSignsInAgain() {
        sso.keycloak().change(Map.of("accessTokenLifespan", 2));
        try {
            page.navigate(sso.dashboard("/").toString());
            signIn("analyst");
            assertThat(page.locator(".live[data-live=true]")).isVisible();
            // Signing in again must not only move within the page, to which the address points from here on.
            page.locator(".skip").press("Enter");
            assertThat(page).hasURL(Pattern.compile("#content$"));

            sso.keycloak().endSessionsOf("analyst");
            // The page asks again when it hears of a change, and may be let in once more while its token holds.
            for (int fact = 0; page.getByText("You are signed out").count() == 0 && fact < 60; fact++) {
                tell("signed-out-" + fact);
                page.waitForTimeout(500);
            }

            assertThat(page.getByText("You are signed out").first()).isVisible();
            page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Sign in"))
                    .first()
                    .click();
            signIn("analyst");
            assertThat(page.locator(".live[data-live=true]")).isVisible();
            assertThat(page.getByText("You are signed out")).hasCount(0);
            assertThat(violations).isEmpty();
        } finally {
            sso.keycloak().change(Map.of("accessTokenLifespan", 300));
        }
    }

    @Test
    void whoSignsInAsTheWrongUserSignsOutAndInAgain() {
        page.navigate(sso.dashboard("/").toString());
        signIn("recorder");
        assertThat(page.getByText("Not for this user")).isVisible();

        page.getByText("Sign out").click();
        signIn("analyst");

        assertThat(page.locator(".live[data-live=true]")).isVisible();
    }

    private void signIn(String user) {
        page.locator("#username").fill(user);
        page.locator("#password").fill(user);
        page.locator("#kc-login").click();
    }

    private static void tell(String dealId) {
        Installation.recorder(sso.ingest())
                .post("/v1/deal-outcomes", "application/json", Route.DEALS_OUTCOME.replace(Route.DEAL, dealId))
                .expect(202);
    }
}
