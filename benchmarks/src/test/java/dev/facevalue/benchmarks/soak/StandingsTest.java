package dev.facevalue.benchmarks.soak;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.benchmarks.soak.Standings.Counts;
import dev.facevalue.benchmarks.soak.Standings.Question;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingsTest {

    @Test
    void aDealThatWasNotObservedAwaits() {
        assertThat(Counts.NONE.with(true, -1, false)).isEqualTo(new Counts(0, 0, 0, 1, List.of(0L, 0L, 0L, 0L, 0L)));
    }

    @Test
    void forWhatWinsNoObservationIsNeeded() {
        assertThat(Counts.NONE.with(true, -1, true)).isEqualTo(new Counts(1, 1, 1, 0, List.of(0L, 0L, 0L, 0L, 0L)));
        assertThat(Counts.NONE.with(false, 4, true)).isEqualTo(new Counts(1, 0, 0, 0, List.of(0L, 0L, 0L, 0L, 1L)));
    }

    @Test
    void aRelationshipThatIsMaintainedIsPreservedAndAStrainedOneIsNot() {
        assertThat(Counts.NONE.with(false, 2, false).successes()).isEqualTo(1);
        assertThat(Counts.NONE.with(true, 1, false).successes()).isZero();
    }

    @Test
    void anAnswerIsReadWhereItCountsAnything() {
        Standings read = Standings.answered(new Question("strategy", "preserved", "country"), """
                {"groups":[{"key":["JP"],"options":[
                  {"option":"CONFRONT","deals":3,"successes":2,"won":1,"awaiting":4,
                   "outcomes":{"SEVERED":1,"STRAINED":0,"MAINTAINED":2,"STRENGTHENED":0,"FOR_LIFE":0}},
                  {"option":"SAVE_FACE","deals":0,"successes":0,"won":0,"awaiting":0,
                   "outcomes":{"SEVERED":0,"STRAINED":0,"MAINTAINED":0,"STRENGTHENED":0,"FOR_LIFE":0}}]}]}""");

        assertThat(read.counts())
                .containsOnlyKeys("JP CONFRONT")
                .containsValue(new Counts(3, 2, 1, 4, List.of(1L, 0L, 2L, 0L, 0L)));
    }
}
