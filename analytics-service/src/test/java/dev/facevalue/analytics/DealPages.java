package dev.facevalue.analytics;

import static dev.facevalue.analytics.Stream.analyst;
import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.path.json.JsonPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Lists of deals, page by page. */
final class DealPages {

    private DealPages() {}

    /** All pages of a list, each asked for with the cursor of the one before. */
    static List<Map<String, Object>> all(Map<String, List<String>> parameters, int limit) {
        List<Map<String, Object>> deals = new ArrayList<>();
        Map<String, List<String>> next = new TreeMap<>(parameters);
        next.put("limit", List.of(Integer.toString(limit)));
        while (true) {
            JsonPath page = analyst()
                    .queryParams(next)
                    .get("/v1/deals")
                    .then()
                    .statusCode(200)
                    .extract()
                    .jsonPath();
            List<Map<String, Object>> listed = page.getList("deals");
            assertThat(listed).hasSizeLessThanOrEqualTo(limit);
            deals.addAll(listed);
            String cursor = page.getString("nextCursor");
            if (cursor == null) {
                return deals;
            }
            next.put("cursor", List.of(cursor));
        }
    }

    static List<String> ids(List<Map<String, Object>> deals) {
        return deals.stream().map(deal -> (String) deal.get("dealId")).toList();
    }
}
