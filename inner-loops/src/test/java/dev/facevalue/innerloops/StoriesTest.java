package dev.facevalue.innerloops;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoriesTest {

    private final Stories stories = new Stories();

    @Test
    void areAsManyAsTheLoopsCount() {
        long facts = stories.stories.stream()
                .mapToLong(story -> story.facts().size())
                .sum();

        assertThat(stories.stories).hasSize(Stories.DEALS);
        assertThat(facts).isEqualTo(Stories.FACTS);
        assertThat(lines(stories.outcomeLines) + lines(stories.observationLines))
                .isEqualTo(Stories.LINES);
    }

    @Test
    void leaveAsManyFactsStandingAsTheLoopsSay() {
        double standing = stories.stories.stream()
                .mapToInt(story -> story.state().standing().size())
                .average()
                .orElseThrow();

        assertThat(Loop.PACK.work()).contains(" " + standing + " standing facts");
    }

    @Test
    void differFromOneAnother() {
        assertThat(stories.stories.stream().flatMap(story -> story.facts().stream()))
                .doesNotContainNull()
                .satisfies(facts -> assertThat(facts.stream().distinct().count())
                        // A fifth of the deals was told of twice the same.
                        .isEqualTo(Stories.FACTS - Stories.DEALS / 5));
        assertThat(stories.stories.stream().map(Story::state)).doesNotHaveDuplicates();
    }

    private static long lines(byte[] body) {
        return new String(body, StandardCharsets.UTF_8).lines().count();
    }
}
