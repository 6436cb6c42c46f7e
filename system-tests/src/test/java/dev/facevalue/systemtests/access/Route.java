package dev.facevalue.systemtests.access;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a service answers to, and who may ask.
 *
 * @param path as the OpenAPI document has it
 * @param query what makes it a request that is answered, such as {@code ?country=NL}
 * @param role who may; null is everybody
 */
record Route(
        String method, String path, String query, @Nullable String role) {

    /** A deal that was recorded before, and is never erased. */
    static final String DEAL = "access-kept";

    static final String DEALS_OUTCOME = "{\"dealId\":\"" + DEAL
            + "\",\"decidedAt\":\"2026-01-01T00:00:00Z\",\"country\":\"NL\",\"decision\":\"WON\"}";

    private static final String RECORDER = "recorder";
    private static final String ANALYST = "analyst";
    private static final String PRIVACY_OFFICER = "privacy-officer";

    private static final List<Route> OPEN_EVERYWHERE = List.of(
            open("/q/health"),
            open("/q/health/live"),
            open("/q/health/ready"),
            open("/q/health/started"),
            open("/q/metrics"),
            open("/q/openapi"),
            open("/q/swagger-ui/"));

    static final List<Route> OF_INGEST = joined(
            OPEN_EVERYWHERE,
            List.of(
                    new Route("POST", "/v1/deal-outcomes", "", RECORDER),
                    new Route("POST", "/v1/relationship-observations", "", RECORDER),
                    new Route("DELETE", "/v1/deals/{dealId}", "", PRIVACY_OFFICER),
                    open("/schemas/{file}"),
                    open("/asyncapi"),
                    open("/asyncapi.yaml")));

    static final List<Route> OF_ANALYTICS = joined(
            OPEN_EVERYWHERE,
            List.of(
                    asked("/v1/standings", ""),
                    asked("/v1/standings/stream", ""),
                    asked("/v1/comparisons", "?option=CONFRONT&against=SAVE_FACE&adjustFor=faceRisk"),
                    asked("/v1/trends", "?by=month"),
                    asked("/v1/advice", "?country=NL"),
                    asked("/v1/deals", ""),
                    asked("/v1/deals/{dealId}", ""),
                    asked("/v1/freshness", ""),
                    asked("/v1/countries", ""),
                    asked("/v1/session", ""),
                    asked("/v1/export/facts.ndjson", ""),
                    new Route("GET", "/v1/dead-letters", "", PRIVACY_OFFICER),
                    asked("/", ""),
                    asked("/index.html", ""),
                    asked("/world.geo.json", ""),
                    asked("/icon.svg", "")));

    private static Route open(String path) {
        return new Route("GET", path, "", null);
    }

    private static Route asked(String path, String query) {
        return new Route("GET", path, query, ANALYST);
    }

    private static List<Route> joined(List<Route> some, List<Route> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    /** The path and query of a request. */
    String address() {
        return path.replace("{dealId}", method.equals("DELETE") ? "access-erased" : DEAL)
                        .replace("{file}", "deal-outcome.v1.json")
                + query;
    }

    /** A body that is taken; empty where none is. */
    String body() {
        return switch (path) {
            case "/v1/deal-outcomes" -> DEALS_OUTCOME;
            case "/v1/relationship-observations" ->
                "{\"dealId\":\"" + DEAL + "\",\"observedAt\":\"2026-02-01T00:00:00Z\",\"relationship\":\"MAINTAINED\"}";
            default -> "";
        };
    }

    @Override
    public String toString() {
        return method + ' ' + path;
    }
}
