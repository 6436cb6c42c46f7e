package dev.facevalue.benchmarks.freshness;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.benchmarks.fold.Group;
import dev.facevalue.benchmarks.fold.GroupCounts;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ToldTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Told told = new Told();

    @Test
    void dealsAwaitUntilTheirObservationIsTold() {
        told.upTo(1);
        GroupCounts awaiting = told.with(Map.of());
        told.upTo(2);
        GroupCounts observed = told.with(Map.of());

        assertThat(awaiting.total()).isEqualTo(Uploads.FACTS);
        assertThat(awaiting.deals().keySet()).allMatch(group -> group.endsWith(" UNKNOWN"));
        assertThat(observed.total()).isEqualTo(Uploads.FACTS);
        assertThat(observed.deals().keySet()).noneMatch(group -> group.endsWith(" UNKNOWN"));
    }

    @Test
    void eachDealIsInTheGroupThatItsFactsSay() throws Exception {
        String[] outcomes = (Uploads.lines(0) + '\n' + Uploads.lines(2)).split("\n", -1);
        String[] observations = (Uploads.lines(1) + '\n' + Uploads.lines(3)).split("\n", -1);
        SortedMap<String, Long> deals = new TreeMap<>();
        for (int i = 0; i < outcomes.length; i++) {
            JsonNode outcome = JSON.readTree(outcomes[i]);
            JsonNode observation = JSON.readTree(observations[i]);
            assertThat(observation.path("dealId")).isEqualTo(outcome.path("dealId"));
            String group = String.join(
                    " ",
                    outcome.path("country").asText(),
                    outcome.path("strategy").asText(),
                    observation.path("relationship").asText());
            deals.merge(group, 1L, Long::sum);
        }

        told.upTo(4);

        assertThat(told.with(Map.of())).isEqualTo(new GroupCounts(deals));
    }

    @Test
    void probesCountBesides() {
        Group group = new Group("AD", Strategy.CONFRONT, Relationship.SEVERED);
        told.upTo(2);

        GroupCounts counts = told.with(Map.of(group, 3L));

        assertThat(counts.of(group)).isEqualTo(3);
        assertThat(counts.total()).isEqualTo(Uploads.FACTS + 3);
    }
}
