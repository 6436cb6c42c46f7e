package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Violation;
import java.util.List;
import org.junit.jupiter.api.Test;

class JsonProblemsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    record Body(List<Line> lines) {}

    record Line(Decision decision, int count) {}

    @Test
    void brokenJsonIsToldWithItsPlace() {
        assertThat(problem("{\"lines\":\n [}")).satisfies(problem -> {
            assertThat(problem.code()).isEqualTo("MALFORMED_JSON");
            assertThat(problem.detail()).contains("line 2, column");
        });
    }

    @Test
    void anUnknownFieldIsToldByItsPath() {
        assertThat(problem("{\"lines\":[{},{\"colour\":1}]}").violations())
                .containsExactly(new Violation("lines[1].colour", "is not a field here"));
    }

    @Test
    void anUnknownCodeIsToldWithTheCodesThereAre() {
        assertThat(problem("{\"lines\":[{\"decision\":\"MAYBE\"}]}").violations())
                .containsExactly(new Violation("lines[0].decision", "must be one of WON, LOST, NO_DECISION"));
    }

    @Test
    void noClassNameIsToldOfAWrongType() {
        assertThat(problem("{\"lines\":[{\"count\":{}}]}").toString())
                .doesNotContain("dev.facevalue.h", "java.", "jackson");
    }

    private static Problem problem(String body) {
        return JsonProblems.of(
                catchThrowableOfType(JsonProcessingException.class, () -> JSON.readValue(body, Body.class)));
    }
}
