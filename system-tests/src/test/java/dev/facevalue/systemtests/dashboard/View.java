package dev.facevalue.systemtests.dashboard;

import java.util.Locale;

/** The views of the dashboard, each by a link that shows all that it can. */
enum View {
    OVERVIEW("", "Which answer to a refusal keeps the customer?"),
    RISK("?view=risk", "Risk and upside"),
    GROUP("?view=group&within=culture:ANGLO", "Anglo countries"),
    PREVENTION("?view=prevention", "Before the refusal"),
    ADVICE("?view=advice&within=country:JP&within=faceRisk:HIGH&within=trust:LOW", "Before the call"),
    DEALS("?view=deals&within=culture:SUB_SAHARAN_AFRICA&within=strategy:BUILD_TRUST", "Deals behind the figure"),
    DEAL("?view=deal&deal=demo-100001", "Deal demo-100001"),
    FRESHNESS("?view=freshness", "How fresh this is");

    private final String link;
    private final String heading;

    View(String link, String heading) {
        this.link = link;
        this.heading = heading;
    }

    String link() {
        return link;
    }

    /** Its heading in English. */
    String heading() {
        return heading;
    }

    /** Its name in links. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }
}
