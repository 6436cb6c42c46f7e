package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.deal.Violation;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ProblemTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void aProblemIsWrittenAsRfc9457HasIt() throws JsonProcessingException {
        Problem problem =
                Problem.of(ProblemType.INVALID_REQUEST, "No.", List.of(new Violation("country", "must be a code")));

        assertThat(JSON.writeValueAsString(problem))
                .isEqualTo("{\"type\":\"tag:facevalue.dev,2026:problem/invalid-request\",\"title\":\"Invalid request\","
                        + "\"status\":400,\"code\":\"INVALID_REQUEST\",\"detail\":\"No.\","
                        + "\"violations\":[{\"field\":\"country\",\"message\":\"must be a code\"}]}");
    }

    @Test
    void furtherMembersStandBesideTheOthers() throws JsonProcessingException {
        Problem problem = Problem.of(ProblemType.UNAVAILABLE, "Later.").with(Map.of("firstUnacknowledgedLine", 7));

        assertThat(JSON.readTree(JSON.writeValueAsString(problem)).get("firstUnacknowledgedLine"))
                .hasToString("7");
    }
}
