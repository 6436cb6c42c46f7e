package dev.facevalue.systemtests.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Before a call, the situation is chosen and the advice is the API's. */
class AdviceIT {

    @RegisterExtension
    static final Dashboard dashboard = Dashboard.withTheDemosFacts();

    @Test
    void theVerdictOnAChosenSituationIsTheApis() {
        JsonNode advice = dashboard
                .analyst()
                .get("/v1/advice?of=strategy&measure=preserved&country=JP&faceRisk=HIGH&trust=LOW")
                .expect(200)
                .json();
        Visit visit = dashboard.open("?view=advice").awaitFigures();

        choose(visit, "country", "Japan");
        choose(visit, "faceRisk", "High");
        choose(visit, "trust", "Low");

        assertThat(visit.find(".verdict-panel .verdict-line"))
                .hasText(advice.at("/verdict/message").asText());
        assertThat(visit.find(".verdict-panel"))
                .hasAttribute("data-verdict", advice.at("/verdict/status").asText());
    }

    @Test
    void whatTheAdviceLeansOnIsTold() {
        JsonNode evidence = dashboard
                .analyst()
                .get("/v1/advice?of=strategy&measure=preserved&country=JP&faceRisk=HIGH&trust=LOW")
                .expect(200)
                .json()
                .path("evidence");

        Visit visit = dashboard.open(View.ADVICE.link()).awaitFigures();

        assertThat(visit.panel("What this leans on").locator("tbody th"))
                .hasText(evidence.valueStream()
                        .map(part -> part.path("group").asText())
                        .toArray(String[]::new));
    }

    @Test
    void preventionIsAskedAboutByAChoice() {
        JsonNode advice = dashboard
                .analyst()
                .get("/v1/advice?of=prevention&measure=preserved&country=JP&faceRisk=HIGH&trust=LOW")
                .expect(200)
                .json();
        Visit visit = dashboard.open(View.ADVICE.link()).awaitFigures();

        visit.link("Asked about", "Preventing a refusal").click();

        assertThat(visit.find(".verdict-panel .verdict-line"))
                .hasText(advice.at("/verdict/message").asText());
    }

    @Test
    void aSituationIsInTheLink() {
        Visit visit = dashboard.open(View.ADVICE.link()).awaitFigures();

        assertThat(visit.find("select[data-field=country] option:checked")).hasText("Japan");
    }

    private static void choose(Visit visit, String field, String label) {
        visit.find("select[data-field=" + field + "]").selectOption(new SelectOption().setLabel(label));
        assertThat(visit.find("select[data-field=" + field + "] option:checked"))
                .hasText(label);
    }
}
