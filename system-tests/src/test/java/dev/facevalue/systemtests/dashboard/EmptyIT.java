package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Before the first fact the page says how to begin. */
class EmptyIT {

    private static final Pattern COMMAND = Pattern.compile(
            "^curl -u recorder .*'Content-Type: application/json'.*-d '([^']+)'.*/v1/deal-outcomes$", Pattern.DOTALL);

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withoutFacts();

    @Test
    void doingWhatThePageSaysBringsTheFirstFigures() {
        Visit visit = dashboard.open("");
        assertThat(visit.find("main")).containsText("No facts yet");
        Matcher command = COMMAND.matcher(visit.find("main code").textContent());
        assertThat(command.find()).isTrue();

        dashboard
                .site()
                .recorder()
                .post("/v1/deal-outcomes", "application/json", command.group(1))
                .expect(202);

        assertThat(visit.cell("GERMANIC_EUROPE", "CONFRONT").locator(".counts")).hasText("1 of 1");
    }
}
