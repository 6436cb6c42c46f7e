package dev.facevalue.systemtests.dashboard;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ScreenshotAnimations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Makes the pictures of the dashboard for people who read of it. Not among the tests: {@code ./facevalue screenshots}
 * runs it by its name.
 *
 * <p>The facts, the language, the time zone and the clock are always the same, so that a picture changes only when the
 * page does.
 */
class Screenshots {

    private static final Path IMAGES = Path.of(System.getProperty("facevalue.root", ".."), "docs", "images");

    /** So that a picture tells the time of the demo's last fact, and not of the day on which it was made. */
    private static final String FIXED_AS_OF = """
            const parse = JSON.parse;
            const json = Response.prototype.json;
            const fixed = (value) => {
              for (const name of ['asOf', 'newestFactAt']) {
                if (typeof value?.[name] === 'string') {
                  value[name] = '%s';
                }
              }
              return value;
            };
            JSON.parse = (...values) => fixed(parse(...values));
            Response.prototype.json = async function () {
              return fixed(await json.call(this));
            };
            """.formatted(Site.END);

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @ParameterizedTest
    @EnumSource
    void aViewOnADesk(View view) throws IOException {
        take(view, ColorScheme.LIGHT, 1440, view.code() + "-1440.png");
    }

    @ParameterizedTest
    @EnumSource
    void aViewOnAPhone(View view) throws IOException {
        take(view, ColorScheme.LIGHT, 390, view.code() + "-390.png");
    }

    @Test
    void theOverviewInTheDark() throws IOException {
        take(View.OVERVIEW, ColorScheme.DARK, 1440, "overview-dark-1440.png");
        take(View.OVERVIEW, ColorScheme.DARK, 390, "overview-dark-390.png");
    }

    private static void take(View view, ColorScheme scheme, int width, String file) throws IOException {
        Visit visit = dashboard.open(
                "?view=freshness",
                options -> options.setColorScheme(scheme).setViewportSize(width, width == 390 ? 844 : 900));
        visit.page().clock().setFixedTime(Date.from(Site.END.plusSeconds(5)));
        visit.page().addInitScript(FIXED_AS_OF);
        visit.go(view.link());
        visit.awaitFigures().awaitLive();
        byte[] picture = visit.page()
                .screenshot(
                        new Page.ScreenshotOptions().setFullPage(true).setAnimations(ScreenshotAnimations.DISABLED));
        SmallPng.write(picture, IMAGES.resolve(file));
    }
}
