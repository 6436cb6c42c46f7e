package dev.facevalue.benchmarks.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AskedTest {

    @Test
    void isTheSameQuestionInBothLanguages() {
        assertThat(Asked.OF_SOME.path())
                .isEqualTo("/v1/standings?by=culture&decision=LOST&faceRisk=HIGH&stage=PROPOSAL");
        assertThat(Asked.OF_SOME.sql("strategy > 0", Asked.Filter::code))
                .isEqualTo("select culture, strategy, relationship, count(*) from deal where strategy > 0"
                        + " and decision = LOST and face_risk = HIGH and stage = PROPOSAL"
                        + " group by culture, strategy, relationship");
    }
}
