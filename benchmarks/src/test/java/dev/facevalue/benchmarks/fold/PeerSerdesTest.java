package dev.facevalue.benchmarks.fold;

import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import org.apache.kafka.common.serialization.Serde;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PeerSerdesTest {

    private static final Stamp STAMP = new Stamp(1_767_225_600_000_001L, 0x8000000000000001L, -2);

    @ParameterizedTest
    @EnumSource(Relationship.class)
    void readsBackWhatHolds(Relationship relationship) {
        HeldDeal.Outcome bare = new HeldDeal.Outcome(STAMP, -1, "NL", null, null);
        HeldDeal.Outcome full = new HeldDeal.Outcome(STAMP, 7, "ZA", Strategy.BUILD_TRUST, relationship);
        HeldDeal.Observation observation = new HeldDeal.Observation(STAMP, 8, relationship);

        assertIsReadBack(PeerSerdes.heldDeal(), HeldDeal.NONE.with(bare));
        assertIsReadBack(PeerSerdes.heldDeal(), HeldDeal.NONE.with(full));
        assertIsReadBack(PeerSerdes.heldDeal(), HeldDeal.NONE.with(observation));
        assertIsReadBack(PeerSerdes.heldDeal(), HeldDeal.NONE.with(full).with(observation));
    }

    @Test
    void readsGroupsBack() {
        assertIsReadBack(PeerSerdes.group(), new Group("NL", null, null));
        assertIsReadBack(PeerSerdes.group(), new Group("NL", Strategy.SAVE_FACE, Relationship.FOR_LIFE));
    }

    private static <T> void assertIsReadBack(Serde<T> serde, T value) {
        assertThat(serde.deserializer().deserialize("", serde.serializer().serialize("", value)))
                .isEqualTo(value);
    }
}
