package dev.facevalue.analytics.caching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class EntityTagsTest {

    private static final Instant AS_OF = Instant.parse("2026-03-01T12:00:00.000001Z");
    private static final Asked ASKED = asked("standings", List.of("strategy", "team", "1", "north"));
    private static final EntityTags TAGS = new EntityTags("1.0 noon", List.of("20000"));
    private static final String TAG = TAGS.tag(ASKED, "0.7.9", AS_OF);

    @Test
    void theSameAnswerHasTheSameTagInEveryProcess() {
        assertThat(new EntityTags("1.0 noon", List.of("20000"))
                        .tag(asked("standings", List.of("strategy", "team", "1", "north")), "0.7.9", AS_OF))
                .isEqualTo(TAG)
                // Worked out with Python's hashlib, so that it hangs on nothing of this process.
                .isEqualTo("AGabR0JIlQfq86BvIC0lHQ");
    }

    static Stream<Arguments> whatMakesAnotherAnswer() {
        return Stream.of(
                Arguments.of("other deals", TAGS, ASKED, "0.7.10", AS_OF),
                Arguments.of("another table of deals", TAGS, ASKED, "1.7.9", AS_OF),
                Arguments.of("another time of record", TAGS, ASKED, "0.7.9", AS_OF.plusNanos(1_000)),
                Arguments.of("no time of record", TAGS, ASKED, "0.7.9", null),
                Arguments.of("another query", TAGS, asked("trends", ASKED.question()), "0.7.9", AS_OF),
                Arguments.of(
                        "another question",
                        TAGS,
                        asked("standings", List.of("strategy", "team", "1", "south")),
                        "0.7.9",
                        AS_OF),
                Arguments.of(
                        "a team called as if it were two parts",
                        TAGS,
                        asked("standings", List.of("strategy", "team", "1north")),
                        "0.7.9",
                        AS_OF),
                Arguments.of(
                        "another form",
                        TAGS,
                        new Asked("standings", ASKED.question(), "text/csv", "en"),
                        "0.7.9",
                        AS_OF),
                Arguments.of(
                        "another language",
                        TAGS,
                        new Asked("standings", ASKED.question(), "application/json", "nl"),
                        "0.7.9",
                        AS_OF),
                Arguments.of("another build", new EntityTags("1.0 one", List.of("20000")), ASKED, "0.7.9", AS_OF),
                Arguments.of("another setting", new EntityTags("1.0 noon", List.of("100")), ASKED, "0.7.9", AS_OF),
                Arguments.of(
                        "a further setting",
                        new EntityTags("1.0 noon", List.of("20000", "0.7.9")),
                        ASKED,
                        "0.7.9",
                        AS_OF));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("whatMakesAnotherAnswer")
    void anotherAnswerHasAnotherTag(
            String what, EntityTags tags, Asked asked, String position, @Nullable Instant asOf) {
        assertThat(tags.tag(asked, position, asOf)).as(what).isNotEqualTo(TAG);
    }

    @Test
    void aTagNeedsNoEscapeInAHeader() {
        assertThat(TAG).matches("[A-Za-z0-9_-]{22}");
    }

    @Test
    void aBuildKnowsItsId() {
        assertThat(EntityTags.build()).matches("[0-9a-f]{64}");
    }

    private static Asked asked(String query, List<String> question) {
        return new Asked(query, question, "application/json", "en");
    }
}
