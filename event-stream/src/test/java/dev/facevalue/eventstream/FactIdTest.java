package dev.facevalue.eventstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/**
 * The golden values were computed with Python's hashlib and uuid: version 5 of SHA-1 over the bytes of
 * {@code uuid5(NAMESPACE_DNS, "facevalue.dev")}, d55c2354-11a1-533d-b010-6802b2a6e85e, and the five joined by NUL.
 */
class FactIdTest {

    @Test
    void anErasureHasTheNameThatAnotherImplementationGivesIt() {
        assertThat(FactId.of(
                        "dev.facevalue.deal.erased.v1",
                        "/facevalue/ingest",
                        "e-1",
                        "2026-03-01T12:00:00.000000Z",
                        bytes("{\"dealId\":\"d-1\",\"erasedAt\":\"2026-03-01T12:00:02Z\"}")))
                .isEqualTo(UUID.fromString("f508391b-f545-5910-ae78-8b5f868cb2a7"));
    }

    @Test
    void aFactWithAnyCharactersHasTheNameThatAnotherImplementationGivesIt() {
        assertThat(
                        FactId.of(
                                "dev.facevalue.relationship.observed.v1",
                                "https://crm.example/\u00e9",
                                "\u00e9t\u00e9 \ud83d\ude80",
                                "2026-03-01T12:00:00.123456Z",
                                bytes(
                                        "{\"dealId\":\"d-1\",\"observedAt\":\"2026-02-02T09:00:00Z\",\"relationship\":\"STRAINED\"}")))
                .isEqualTo(UUID.fromString("52b5a24d-fcae-555d-84ba-847c11144d51"));
    }

    @Test
    void theNameIsOfVersion5AndOfTheRfcsVariantWhateverIsNamed() {
        for (int i = 0; i < 1_000; i++) {
            UUID name = FactId.of("t", "s", Integer.toString(i), "m", bytes("{}"));
            assertThat(name.version()).isEqualTo(5);
            assertThat(name.variant()).isEqualTo(2);
        }
    }

    @Test
    void anotherNameFollowsFromAnyOfTheFive() {
        Set<UUID> names = new HashSet<>();
        names.add(FactId.of("t", "s", "i", "m", bytes("{}")));
        names.add(FactId.of("u", "s", "i", "m", bytes("{}")));
        names.add(FactId.of("t", "u", "i", "m", bytes("{}")));
        names.add(FactId.of("t", "s", "u", "m", bytes("{}")));
        names.add(FactId.of("t", "s", "i", "u", bytes("{}")));
        names.add(FactId.of("t", "s", "i", "m", bytes("[]")));
        // The same characters, parted elsewhere
        names.add(FactId.of("ts", "", "i", "m", bytes("{}")));
        names.add(FactId.of("t", "si", "", "m", bytes("{}")));
        names.add(FactId.of("t", "s", "im", "", bytes("{}")));
        names.add(FactId.of("t", "s", "i", "", bytes("m{}")));

        assertThat(names).hasSize(10);
    }

    @Test
    void equalFactsHaveOneName() {
        assertThat(FactId.of("t", "s", "i", "m", bytes("{}"))).isEqualTo(FactId.of("t", "s", "i", "m", bytes("{}")));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
