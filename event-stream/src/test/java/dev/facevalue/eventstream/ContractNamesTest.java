package dev.facevalue.eventstream;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.FactForm;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What other programs rely on: names and settings as version 1 of the contract has them. */
class ContractNamesTest {

    @ParameterizedTest
    @CsvSource({
        "DEAL_OUTCOME_RECORDED, dev.facevalue.deal-outcome.recorded.v1, deal-outcome.v1.json, DEAL_OUTCOME",
        "RELATIONSHIP_OBSERVED, dev.facevalue.relationship.observed.v1, relationship-observation.v1.json,"
                + " RELATIONSHIP_OBSERVATION",
        "DEAL_ERASED, dev.facevalue.deal.erased.v1, deal-erasure.v1.json, ERASURE"
    })
    void anEventTypeBearsTheNamesOfTheContract(EventType type, String typeName, String schemaFile, FactForm.Kind kind) {
        assertThat(type.typeName()).isEqualTo(typeName);
        assertThat(type.schemaFile()).isEqualTo(schemaFile);
        assertThat(type.kind()).isEqualTo(kind);
        assertThat(EventType.of(kind)).isEqualTo(type);
    }

    @ParameterizedTest
    @EnumSource(EventType.class)
    void anEventTypeIsFoundByItsName(EventType type) {
        assertThat(EventType.named(type.typeName())).contains(type);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "DEAL_ERASED",
                "dev.facevalue.deal.erased",
                "dev.facevalue.deal.erased.v2",
                "dev.facevalue.deal.erased.V1",
                "dev.facevalue.deal.erased.v1 "
            })
    void noEventTypeIsFoundByAnythingElse(String name) {
        assertThat(EventType.named(name)).isEmpty();
    }

    @Test
    void theTopicsAreNamedAndSetAsTheContractSays() {
        assertThat(Topics.DEAL_EVENTS).isEqualTo("facevalue.deal-events.v1");
        assertThat(Topics.DEAD_LETTERS).isEqualTo("facevalue.dead-letters.v1");
        assertThat(Topics.PARTITIONS).isEqualTo(6);
        assertThat(Topics.DEAL_EVENTS_CONFIG)
                .isEqualTo(Map.of(
                        "cleanup.policy", "compact",
                        "message.timestamp.type", "LogAppendTime",
                        "max.compaction.lag.ms", "604800000",
                        "delete.retention.ms", "604800000",
                        "segment.ms", "86400000"));
        assertThat(Topics.DEAD_LETTERS_CONFIG)
                .isEqualTo(Map.of("cleanup.policy", "delete", "retention.ms", "2592000000"));
    }
}
