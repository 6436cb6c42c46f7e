package dev.facevalue.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FigureTest {

    @Test
    void aKnownFigureShowsItsValue() {
        assertThat(Figure.of(0.8).orNull()).isEqualTo(0.8);
        assertThat(Figure.of(0.8)).isEqualTo(new Figure.Known<>(0.8));
    }

    @Test
    void anUnknownFigureShowsNothingButKnowsWhy() {
        Figure<Double> none = Figure.none(Figure.Reason.NO_TRIALS);

        assertThat(none.orNull()).isNull();
        assertThat(none).isEqualTo(new Figure.Unknown<Double>(Figure.Reason.NO_TRIALS));
    }
}
