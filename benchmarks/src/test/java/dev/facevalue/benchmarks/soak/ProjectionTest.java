package dev.facevalue.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProjectionTest {

    private static final Story STORY = new Story(7, "a key");

    @Test
    void factsThatAreTheSameByNameAndDataAreTheSame() throws IOException {
        assertThat(exported("a", "b").notIn(exported("b", "a"))).isZero();
        assertThat(exported("a", "b", "a").distinct()).isEqualTo(2);
        assertThat(exported("a", "b", "a").added()).isEqualTo(3);
    }

    @Test
    void whatOneLacksTheOtherHasTooMuch() throws IOException {
        assertThat(exported("a", "b", "c").notIn(exported("b"))).isEqualTo(2);
        assertThat(exported("b").notIn(exported("a", "b", "c"))).isZero();
    }

    @Test
    void aFactOfTheSameNameThatSaysSomethingElseIsAnother() throws IOException {
        Fingerprints other = new Fingerprints();
        Projection.add(other, "{\"factId\":\"a\",\"type\":\"t\",\"recordedAt\":\"r\",\"data\":{\"x\":2}}");

        assertThat(exported("a").notIn(other)).isEqualTo(1);
    }

    @Test
    void whatIsExportedIsComparedWithWhatLiesOnTheTopic() throws IOException {
        Fingerprints topic = new Fingerprints();
        topic.add("a", "{\"x\":1}");

        assertThat(topic.notIn(exported("a"))).isZero();
    }

    @Test
    void setsOfManyKeepEveryOne() {
        Fingerprints many = new Fingerprints();
        Fingerprints oneLess = new Fingerprints();
        IntStream.range(0, 100_000).forEach(i -> {
            many.add("f" + i, "{}");
            if (i != 77_777) {
                oneLess.add("f" + i, "{}");
            }
        });

        assertThat(many.distinct()).isEqualTo(100_000);
        assertThat(many.notIn(oneLess)).isEqualTo(1);
        assertThat(oneLess.notIn(many)).isZero();
    }

    @Test
    void anAnswerThatCountsOtherwiseDiffers() {
        Log log = new Log(STORY, new Fates());
        List<Standings> folded = List.of(new Standings(Standings.ALL_QUESTIONS.getFirst(), java.util.Map.of()));
        Standings answered = Standings.answered(
                Standings.ALL_QUESTIONS.getFirst(),
                "{\"groups\":[{\"key\":[\"JP\"],\"options\":[{\"option\":\"CONFRONT\",\"deals\":1}]}]}");

        assertThat(new Projection(log.facts(), folded).differences(log, folded).answers())
                .isEmpty();
        assertThat(new Projection(log.facts(), List.of(answered))
                        .differences(log, folded)
                        .answers())
                .hasSize(1);
    }

    private static Fingerprints exported(String... factIds) throws IOException {
        Fingerprints facts = new Fingerprints();
        for (String factId : Stream.of(factIds).toList()) {
            Projection.add(
                    facts,
                    "{\"factId\":\"%s\",\"type\":\"t\",\"recordedAt\":\"r\",\"data\":{\"x\":1}}".formatted(factId));
        }
        return facts;
    }
}
