package dev.facevalue.httpedge;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ChallengesTest {

    private final Challenges withIssuer = new Challenges(true);

    @Test
    void withoutAnIssuerThereIsHttpBasicAlone() {
        Challenges withoutIssuer = new Challenges(false);

        assertThat(withoutIssuer.of("Bearer x", null)).containsExactly(Challenges.BASIC);
        assertThat(withoutIssuer.of(null, "cors")).containsExactly(Challenges.BASIC);
    }

    @Test
    void withAnIssuerThereAreBothWays() {
        assertThat(withIssuer.of(null, null)).containsExactly(Challenges.BEARER, Challenges.BASIC);
        assertThat(withIssuer.of("Basic eDp4", null)).containsExactly(Challenges.BEARER, Challenges.BASIC);
        assertThat(withIssuer.of(null, "navigate")).containsExactly(Challenges.BEARER, Challenges.BASIC);
    }

    @Test
    void whoCameWithATokenIsToldThatItIsNotValid() {
        assertThat(withIssuer.of("bearer x", null)).containsExactly(Challenges.BEARER_INVALID, Challenges.BASIC);
    }

    @Test
    void aPagesScriptIsNotOfferedABoxForAPassword() {
        assertThat(withIssuer.of(null, "cors")).containsExactly(Challenges.BEARER);
        assertThat(withIssuer.of(null, "no-cors")).containsExactly(Challenges.BEARER);
    }
}
