package dev.facevalue.analytics.projection;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/**
 * The consumer group, cooperative as the service has it: a partition is given to its new owner only once the old one
 * has let go of it, or has not been heard of for too long. Of the latter the old owner knows nothing until it polls
 * again: it goes on, beside the new one.
 */
@SuppressWarnings("ReferenceEquality") // a member is equal to itself alone
final class SimulatedGroup {

    private final SplittableRandom random;
    private final List<SimulatedConsumer> members = new ArrayList<>();
    private final @Nullable SimulatedConsumer[] target;
    private final @Nullable SimulatedConsumer[] holder;

    SimulatedGroup(int partitions, SplittableRandom random) {
        this.random = random;
        target = new SimulatedConsumer[partitions];
        holder = new SimulatedConsumer[partitions];
    }

    List<SimulatedConsumer> members() {
        return members;
    }

    boolean isMember(SimulatedConsumer consumer) {
        return members.contains(consumer);
    }

    void join(SimulatedConsumer consumer) {
        members.add(consumer);
        rebalance();
    }

    /** Leaves, or is taken for dead. */
    void remove(SimulatedConsumer consumer) {
        members.remove(consumer);
        for (int partition = 0; partition < holder.length; partition++) {
            if (holder[partition] == consumer) {
                holder[partition] = null;
            }
        }
        rebalance();
    }

    /** Gives the partitions to any members. */
    void rebalance() {
        for (int partition = 0; partition < target.length; partition++) {
            target[partition] = members.isEmpty() ? null : members.get(random.nextInt(members.size()));
        }
    }

    /** Whether a partition is another's now. */
    boolean mustLetGo(int partition, SimulatedConsumer consumer) {
        return target[partition] != consumer;
    }

    void letGo(int partition, SimulatedConsumer consumer) {
        if (holder[partition] == consumer) {
            holder[partition] = null;
        }
    }

    /** Takes a partition that is to be this member's, if nobody holds it any more. */
    boolean take(int partition, SimulatedConsumer consumer) {
        if (target[partition] == consumer && holder[partition] == null) {
            holder[partition] = consumer;
            return true;
        }
        return false;
    }
}
