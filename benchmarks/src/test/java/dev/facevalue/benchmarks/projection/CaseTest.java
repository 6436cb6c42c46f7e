package dev.facevalue.benchmarks.projection;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CaseTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long FACTS = 25_002;

    @Test
    void tellsOfEachDealOnce() throws Exception {
        Set<String> told = new HashSet<>();
        for (Case.Body body : new Case("new", FACTS, false).bodies().toList()) {
            for (JsonNode fact : facts(body)) {
                assertThat(told.add(fact.path("dealId").asText())).isTrue();
            }
        }
        assertThat(told).hasSize((int) FACTS);
    }

    @Test
    void updatesOnlyWhatWasToldOfBefore() throws Exception {
        Set<String> told = new HashSet<>();
        long updates = 0;
        for (Case.Body body : new Case("updates", FACTS, true).bodies().toList()) {
            Set<String> before = Set.copyOf(told);
            for (JsonNode fact : facts(body)) {
                if (!told.add(fact.path("dealId").asText())) {
                    updates++;
                    assertThat(before).contains(fact.path("dealId").asText());
                }
            }
        }
        assertThat(updates).isEqualTo(FACTS / 2);
        assertThat(told).hasSize((int) FACTS / 2);
    }

    private static List<JsonNode> facts(Case.Body body) throws Exception {
        List<JsonNode> facts = JSON.readerFor(JsonNode.class)
                .<JsonNode>readValues(body.lines())
                .readAll();
        assertThat(body.facts()).isEqualTo(facts.size());
        return facts;
    }
}
