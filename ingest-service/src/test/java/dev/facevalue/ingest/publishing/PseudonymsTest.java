package dev.facevalue.ingest.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.FactField;
import dev.facevalue.deal.FactForm;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PseudonymsTest {

    @Test
    void personsBecomeKeyedHashes() {
        DealOutcome pseudonymised = (DealOutcome)
                new Pseudonyms("a key of some 32 characters, or more").pseudonymise(outcome("bob", "ACME"));

        // printf %s 'seller:bob' | openssl dgst -sha256 -hmac 'a key of some 32 characters, or more'
        assertThat(pseudonymised.sellerId())
                .isEqualTo("6acc5fb4cfe00af35bdeb08309541a6875cdb9d8d63d39f3dc0a64a8f24c956b");
        assertThat(pseudonymised.accountId())
                .isEqualTo("2b4efdff630f0e06aebd99036a3dec78235e8c899d4495110248097cbd6a9792");
    }

    @Test
    void sellerAndAccountOfOneNameGetDifferentPseudonyms() {
        DealOutcome pseudonymised = (DealOutcome) new Pseudonyms("key").pseudonymise(outcome("same", "same"));

        assertThat(pseudonymised.sellerId()).isNotEqualTo(pseudonymised.accountId());
    }

    @Test
    void whoWasNotNamedGetsNoPseudonym() {
        DealOutcome outcome = outcome("bob", "ACME").withPersons(null, null);

        assertThat(new Pseudonyms("key").pseudonymise(outcome)).isEqualTo(outcome);
    }

    @Test
    void manyThreadsGetTheSamePseudonym() {
        Pseudonyms pseudonyms = new Pseudonyms("key");

        assertThat(IntStream.range(0, 10_000).parallel().mapToObj(i -> pseudonyms.pseudonymise(outcome("bob", "ACME"))))
                .containsOnly(pseudonyms.pseudonymise(outcome("bob", "ACME")));
    }

    @Test
    void withoutAKeyThereAreNone() {
        assertThatThrownBy(() -> Pseudonyms.under(Optional.empty()))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageStartingWith("FACEVALUE_PSEUDONYM_KEY is not set.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\n"})
    void aBlankKeyIsNone(String key) {
        assertThatThrownBy(() -> Pseudonyms.under(Optional.of(() -> key))).isInstanceOf(ConfigurationException.class);
    }

    private static DealOutcome outcome(String sellerId, String accountId) {
        FactForm form = new FactForm(FactForm.Kind.DEAL_OUTCOME);
        form.put(FactField.DEAL_ID, "d-1");
        form.put(FactField.DECIDED_AT, "2026-03-01T12:00:00Z");
        form.put(FactField.COUNTRY, "NL");
        form.put(FactField.DECISION, "WON");
        form.put(FactField.SELLER_ID, sellerId);
        form.put(FactField.ACCOUNT_ID, accountId);
        return (DealOutcome) ((FactForm.Accepted) form.check(Instant.parse("2026-03-02T00:00:00Z"))).fact();
    }
}
