package dev.facevalue.deal;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything ever said about one deal, made up from a seed so that trouble is likely: few moments, hence many equal
 * clocks; observations whose two clocks disagree; factIds that differ in one half or in their sign alone; erasures at,
 * just before and just after moments at which something was recorded.
 */
final class FactWorld {

    private static final int MOMENTS = 7;

    private static final long[] HALVES = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, 0x5000, 0x8000_0000_0000_5000L};

    private final Random random;
    private final Set<UUID> taken = new LinkedHashSet<>();
    private final List<RecordedFact> facts = new ArrayList<>();

    private FactWorld(long seed) {
        random = new Random(seed);
    }

    /** The facts of the world with that seed, 1 to {@code most} of them, each once. */
    static List<RecordedFact> of(long seed, int most) {
        FactWorld world = new FactWorld(seed);
        int count = 1 + world.random.nextInt(most);
        // Some worlds know no erasure, others little else.
        int erasuresInTen = world.random.nextInt(5);
        for (int i = 0; i < count; i++) {
            world.facts.add(world.fact(world.random.nextInt(10) < erasuresInTen));
        }
        return List.copyOf(world.facts);
    }

    /** The same facts as a stream may deliver them: in any order, some more than once. */
    static List<RecordedFact> delivery(List<RecordedFact> facts, Random random) {
        List<RecordedFact> delivered = new ArrayList<>(facts);
        int copies = random.nextInt(facts.size() + 1);
        for (int i = 0; i < copies; i++) {
            delivered.add(facts.get(random.nextInt(facts.size())));
        }
        Collections.shuffle(delivered, random);
        return delivered;
    }

    private RecordedFact fact(boolean erasure) {
        Instant recordedAt = moment();
        Fact fact;
        if (erasure) {
            fact = new Erasure(Examples.DEAL, moment().plusNanos(1_000L * (random.nextInt(3) - 1)));
        } else if (random.nextBoolean()) {
            fact = Examples.outcome(
                    any(Strategy.values()),
                    moment(),
                    random.nextBoolean() ? any(Relationship.values()) : noRelationship());
        } else {
            fact = Examples.observation(moment(), any(Relationship.values()));
        }
        return new RecordedFact(newFactId(), recordedAt, fact);
    }

    private UUID newFactId() {
        while (true) {
            UUID factId = new UUID(half(), half());
            if (taken.add(factId)) {
                return factId;
            }
        }
    }

    private long half() {
        return random.nextInt(3) == 0 ? random.nextLong() : HALVES[random.nextInt(HALVES.length)];
    }

    /** Moments lie two microseconds apart, so that an erasure fits between two of them. */
    private Instant moment() {
        return Examples.at(2L * random.nextInt(MOMENTS));
    }

    private <T> T any(T[] values) {
        return values[random.nextInt(values.length)];
    }

    private static @Nullable Relationship noRelationship() {
        return null;
    }
}
