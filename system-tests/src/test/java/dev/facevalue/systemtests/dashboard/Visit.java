package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ReducedMotion;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** One reader in a browser of his own before one page, and the trouble that the browser met. */
final class Visit {

    private final URI base;
    private final BrowserContext context;
    private final Page page;
    private final List<String> troubles = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    private Visit(URI base, BrowserContext context) {
        this.base = base;
        this.context = context;
        context.onRequest(request -> {
            String url = request.url();
            if (!url.startsWith(base + "/") && !url.startsWith("blob:" + base) && !url.startsWith("data:")) {
                troubles.add("a request to " + url);
            }
        });
        context.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                troubles.add(message.type() + " on the console: " + message.text() + " (" + message.location() + ")");
            }
        });
        context.onWebError(error -> troubles.add("an uncaught error: " + error.error()));
        context.onDialog(dialog -> {
            troubles.add("a dialog of the browser: " + dialog.message());
            dialog.dismiss();
        });
        context.addInitScript("document.addEventListener('securitypolicyviolation', violation => console.error("
                + "'Content-Security-Policy: ' + violation.violatedDirective + ' ' + violation.blockedURI))");
        page = context.newPage();
    }

    static Visit begin(Browser browser, URI base, String user, UnaryOperator<NewContextOptions> with) {
        // Every demo user has his name as password.
        NewContextOptions options = new NewContextOptions()
                .setHttpCredentials(user, user)
                .setLocale("en-GB")
                .setTimezoneId("UTC")
                .setReducedMotion(ReducedMotion.REDUCE)
                .setViewportSize(1440, 900);
        return new Visit(base, browser.newContext(with.apply(options)));
    }

    /** Opens a link of the page, such as {@code ?view=risk}, as from a bookmark. */
    void go(String link) {
        page.navigate(base + "/" + link);
    }

    Page page() {
        return page;
    }

    /** The query of the address, such as {@code ?view=risk}. */
    String address() {
        String query = URI.create(page.url()).getRawQuery();
        return query == null ? "" : "?" + query;
    }

    /** Takes trouble whose description contains this for what the test is about. */
    Visit expecting(String trouble) {
        expected.add(trouble);
        return this;
    }

    /** Waits until everything that the view asked for has arrived and is drawn. */
    Visit awaitFigures() {
        assertThat(page.locator("main h1")).isVisible();
        assertThat(page.locator(".waiting")).hasCount(0);
        assertThat(page.locator("fv-chart:not(:has(svg))")).hasCount(0);
        return this;
    }

    /** Waits until the page hears of changes as they happen, and has heard of the newest fact. */
    Visit awaitLive() {
        assertThat(page.locator(".live[data-live=true]")).containsText("·");
        return this;
    }

    Locator find(String selector) {
        return page.locator(selector);
    }

    /** The cell of a group and an option in the matrix. */
    Locator cell(String group, String option) {
        return page.locator("table.matrix tr[data-group='" + group + "'] td[data-option='" + option + "']");
    }

    /** A link of the navigation with this name. */
    Locator link(String navigation, String text) {
        return page.getByRole(
                        AriaRole.NAVIGATION,
                        new Page.GetByRoleOptions().setName(navigation).setExact(true))
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(text).setExact(true));
    }

    /** The panel with a heading. */
    Locator panel(String title) {
        return page.locator("section.panel")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator("h2", new Page.LocatorOptions().setHasText(title))));
    }

    /** Closes the browser; what it met that nobody expected. */
    List<String> close() {
        context.close();
        return troubles.stream()
                .filter(trouble -> expected.stream().noneMatch(trouble::contains))
                .toList();
    }
}
