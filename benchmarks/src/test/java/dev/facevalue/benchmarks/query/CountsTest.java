package dev.facevalue.benchmarks.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class CountsTest {

    private static final String ANSWER = """
            {"groups": [{"key": ["NORDIC_EUROPE"], "options": [
              {"option": "CONFRONT", "deals": %d, "awaiting": 4,
               "outcomes": {"SEVERED": 1, "STRAINED": 0, "MAINTAINED": 2, "STRENGTHENED": 0, "FOR_LIFE": 3}},
              {"option": "SAVE_FACE", "deals": 0, "awaiting": 0,
               "outcomes": {"SEVERED": 0, "STRAINED": 0, "MAINTAINED": 0, "STRENGTHENED": 0, "FOR_LIFE": 0}}]}]}""";

    @Test
    void anAnswerAndTheRowsOfADatabaseAreEqualWhereTheyCountTheSame() throws Exception {
        Counts answered = Counts.in(ANSWER.formatted(6));

        assertThat(answered).hasToString(rows(3).toString());
        assertThat(answered.toString()).isNotEqualTo(rows(2).toString());
        assertThat(answered.deals()).isEqualTo(10);
        assertThat(answered.groups()).isEqualTo(1);
    }

    private static Counts rows(long forLife) {
        Counts rows = new Counts();
        int nordic = Column.CULTURE.number("NORDIC_EUROPE");
        rows.add(nordic, 1, Column.RELATIONSHIP.number("FOR_LIFE"), forLife);
        rows.add(nordic, 1, 0, 4);
        rows.add(nordic, 1, Column.RELATIONSHIP.number("SEVERED"), 1);
        rows.add(nordic, 1, Column.RELATIONSHIP.number("MAINTAINED"), 2);
        return rows;
    }

    @Test
    void anAnswerThatContradictsItselfIsRefused() {
        assertThatThrownBy(() -> Counts.in(ANSWER.formatted(7))).isInstanceOf(IllegalArgumentException.class);
    }
}
