package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;

/** Every view can be used by everybody, light and dark, on a desk and on a phone. */
class AccessibilityIT {

    private static final List<String> RULES = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");
    private static final int DESK = 1440;
    private static final int PHONE = 390;

    /** Every view, light and dark, on a desk and on a phone; colours are the same on both. */
    static final List<Arguments> LOOKS = Arrays.stream(View.values())
            .flatMap(view -> Stream.of(
                    Arguments.of(view, ColorScheme.LIGHT, DESK),
                    Arguments.of(view, ColorScheme.DARK, DESK),
                    Arguments.of(view, ColorScheme.LIGHT, PHONE)))
            .toList();

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @ParameterizedTest
    @FieldSource("LOOKS")
    void aViewBreaksNoRuleOfWcag(View view, ColorScheme scheme, int width) {
        Visit visit = open(view.link(), scheme, width).awaitFigures();

        assertThat(violations(visit)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"LIGHT", "DARK"})
    void theFiltersBreakNoRuleOfWcag(ColorScheme scheme) {
        Visit visit = open("?team=tokyo&from=2025-01-01", scheme, PHONE).awaitFigures();
        visit.find("button[data-control=add-filter]").click();

        assertThat(violations(visit)).isEmpty();
    }

    @Test
    void openTablesBreakNoRuleOfWcag() {
        Visit visit = open(View.GROUP.link(), ColorScheme.LIGHT, DESK).awaitFigures();
        Locator closed = visit.find("details:not([open]) summary");
        while (closed.count() > 0) {
            closed.first().click();
        }

        assertThat(violations(visit)).isEmpty();
    }

    @Test
    void aRefusalBreaksNoRuleOfWcag() {
        Visit visit = open("?faceRisk=HUGE", ColorScheme.LIGHT, DESK).expecting("400 (Bad Request)");
        assertThat(visit.find(".state").first()).isVisible();

        assertThat(violations(visit)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void noViewScrollsSidewaysOnAPhone(View view) {
        Visit visit = open(view.link(), ColorScheme.LIGHT, PHONE).awaitFigures();

        Object tooWide = visit.page()
                .evaluate("() => document.documentElement.scrollWidth - document.documentElement.clientWidth");
        assertThat(((Number) tooWide).intValue()).isNotPositive();
    }

    private static Visit open(String link, ColorScheme scheme, int width) {
        return dashboard.open(
                link, options -> options.setColorScheme(scheme).setViewportSize(width, width == PHONE ? 844 : 900));
    }

    /** What breaks a rule, and where. */
    private static List<String> violations(Visit visit) {
        return new AxeBuilder(visit.page())
                .withTags(RULES).analyze().getViolations().stream()
                        .flatMap(rule -> rule.getNodes().stream()
                                .map(node -> rule.getId() + " at " + node.getTarget() + ": " + node.getHtml() + " "
                                        + node.getFailureSummary()))
                        .toList();
    }
}
