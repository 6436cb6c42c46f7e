package dev.facevalue.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.facevalue.benchmarks.soak.Story.Fact;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class StoryTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Story STORY = new Story(7, "a key");
    private static final Fact OUTCOME = new Fact(4_711, 2);
    private static final Fact OBSERVATION = new Fact(4_711, 3);

    @Test
    void aFactIsKnownAgainByItsDealAndItsTime() {
        for (int step = 0; step < Story.STEPS; step++) {
            Fact fact = new Fact(123_456_789, step);

            assertThat(Story.fact(fact.dealId(), fact.recordedAt())).contains(fact);
        }
    }

    @Test
    void noOtherTimeAndNoOtherDealIsTakenForOne() {
        assertThat(Story.fact(OUTCOME.dealId(), OUTCOME.recordedAt().plusNanos(1_000)))
                .isEmpty();
        assertThat(Story.fact(OUTCOME.dealId(), OUTCOME.recordedAt().minus(Duration.ofDays(1_000))))
                .isEmpty();
        assertThat(Story.fact("soak-04711", OUTCOME.recordedAt())).isEmpty();
        assertThat(Story.fact("soak-bad-4711", OUTCOME.recordedAt())).isEmpty();
        assertThat(Story.fact("deal-4711", OUTCOME.recordedAt())).isEmpty();
        assertThat(Story.fact("soak-", OUTCOME.recordedAt())).isEmpty();
    }

    @Test
    void whatIsRecordedIsWhatWasSentWithPseudonymsAndWithoutItsTime() throws IOException {
        ObjectNode sent = (ObjectNode) JSON.readTree(STORY.sent(OUTCOME));
        ObjectNode recorded = (ObjectNode) JSON.readTree(STORY.recorded(OUTCOME));

        assertThat(sent.remove("recordedAt").asText())
                .isEqualTo(OUTCOME.recordedAt().toString());
        assertThat(recorded.path("sellerId").asText()).matches("[0-9a-f]{64}");
        assertThat(recorded.path("accountId").asText()).matches("[0-9a-f]{64}");
        assertThat(without(recorded)).isEqualTo(without(sent));
    }

    private static JsonNode without(ObjectNode fact) {
        return fact.remove(List.of("sellerId", "accountId"));
    }

    @Test
    void membersOfWhatIsRecordedComeByName() throws IOException {
        for (Fact fact : List.of(OUTCOME, OBSERVATION)) {
            List<String> names = new ArrayList<>();
            JSON.readTree(STORY.recorded(fact)).fieldNames().forEachRemaining(names::add);

            assertThat(names).isSorted();
        }
    }

    @Test
    void theSameSeedSaysTheSameAndAnotherSomethingElse() {
        assertThat(new Story(7, "a key").sent(OUTCOME)).isEqualTo(STORY.sent(OUTCOME));
        assertThat(new Story(8, "a key").sent(OUTCOME)).isNotEqualTo(STORY.sent(OUTCOME));
        assertThat(new Story(7, "a key").recorded(OUTCOME)).isNotEqualTo(new Story(7, "another").recorded(OUTCOME));
    }

    @Test
    void thereIsNoStepBeyondTheLast() {
        assertThatIllegalArgumentException().isThrownBy(() -> new Fact(1, Story.STEPS));
    }
}
