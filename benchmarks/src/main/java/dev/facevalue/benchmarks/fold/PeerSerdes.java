package dev.facevalue.benchmarks.fold;

import static java.nio.charset.StandardCharsets.US_ASCII;

import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.Strategy;
import java.nio.ByteBuffer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.jspecify.annotations.Nullable;

/** How the Kafka Streams peer stores what it keeps: in a fixed binary layout, a few dozen bytes a deal. */
final class PeerSerdes {

    private static final int OUTCOME = 1;
    private static final int OBSERVATION = 2;
    private static final int STAMP_BYTES = 3 * Long.BYTES;
    private static final int COUNTRY_BYTES = 2;
    private static final int OUTCOME_BYTES = STAMP_BYTES + Long.BYTES + COUNTRY_BYTES + 2;
    private static final int OBSERVATION_BYTES = STAMP_BYTES + Long.BYTES + 1;
    private static final int GROUP_BYTES = COUNTRY_BYTES + 2;

    private static final Strategy[] STRATEGIES = Strategy.values();
    private static final Relationship[] RELATIONSHIPS = Relationship.values();

    private PeerSerdes() {}

    static Serde<HeldDeal> heldDeal() {
        return Serdes.serdeFrom(
                (topic, deal) -> deal == null ? null : write(deal),
                (topic, bytes) -> bytes == null ? null : read(bytes));
    }

    static Serde<Group> group() {
        return Serdes.serdeFrom(
                (topic, group) -> group == null ? null : writeGroup(group),
                (topic, bytes) -> bytes == null ? null : readGroup(bytes));
    }

    private static byte[] write(HeldDeal deal) {
        HeldDeal.Outcome outcome = deal.outcome();
        HeldDeal.Observation observation = deal.observation();
        ByteBuffer bytes = ByteBuffer.allocate(
                1 + (outcome == null ? 0 : OUTCOME_BYTES) + (observation == null ? 0 : OBSERVATION_BYTES));
        bytes.put((byte) ((outcome == null ? 0 : OUTCOME) | (observation == null ? 0 : OBSERVATION)));
        if (outcome != null) {
            write(bytes, outcome.stamp());
            bytes.putLong(outcome.decidedAt());
            bytes.put(outcome.country().getBytes(US_ASCII));
            bytes.put(code(outcome.strategy()));
            bytes.put(code(outcome.relationship()));
        }
        if (observation != null) {
            write(bytes, observation.stamp());
            bytes.putLong(observation.observedAt());
            bytes.put(code(observation.relationship()));
        }
        return bytes.array();
    }

    private static HeldDeal read(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array);
        int has = bytes.get();
        HeldDeal deal = HeldDeal.NONE;
        if ((has & OUTCOME) != 0) {
            deal = deal.with(new HeldDeal.Outcome(
                    readStamp(bytes),
                    bytes.getLong(),
                    readCountry(bytes),
                    constant(STRATEGIES, bytes.get()),
                    constant(RELATIONSHIPS, bytes.get())));
        }
        if ((has & OBSERVATION) != 0) {
            deal = deal.with(
                    new HeldDeal.Observation(readStamp(bytes), bytes.getLong(), RELATIONSHIPS[bytes.get() - 1]));
        }
        return deal;
    }

    private static byte[] writeGroup(Group group) {
        return ByteBuffer.allocate(GROUP_BYTES)
                .put(group.country().getBytes(US_ASCII))
                .put(code(group.strategy()))
                .put(code(group.relationship()))
                .array();
    }

    private static Group readGroup(byte[] array) {
        ByteBuffer bytes = ByteBuffer.wrap(array);
        return new Group(readCountry(bytes), constant(STRATEGIES, bytes.get()), constant(RELATIONSHIPS, bytes.get()));
    }

    private static void write(ByteBuffer bytes, Stamp stamp) {
        bytes.putLong(stamp.recordedAt()).putLong(stamp.idHigh()).putLong(stamp.idLow());
    }

    private static Stamp readStamp(ByteBuffer bytes) {
        return new Stamp(bytes.getLong(), bytes.getLong(), bytes.getLong());
    }

    private static String readCountry(ByteBuffer bytes) {
        byte[] letters = new byte[COUNTRY_BYTES];
        bytes.get(letters);
        return new String(letters, US_ASCII);
    }

    /** 0 for none. */
    @SuppressWarnings("EnumOrdinal") // what is written lives no longer than the run
    private static byte code(@Nullable Enum<?> constant) {
        return (byte) (constant == null ? 0 : constant.ordinal() + 1);
    }

    private static <E extends Enum<E>> @Nullable E constant(E[] constants, byte code) {
        return code == 0 ? null : constants[code - 1];
    }
}
