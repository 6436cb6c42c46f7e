package dev.facevalue.localstack;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.kafka.common.Uuid;

/**
 * One node of a Kafka cluster on this machine, broker and controller in one.
 *
 * @param id its number in the cluster, from 1
 * @param port where clients find it on 127.0.0.1
 * @param controllerPort where the other controllers find it, or 0 for a free one, which only a node alone may have
 * @param controllerPorts those of all nodes, by number
 * @param clusterId what all nodes must have in common when their logs are formatted
 */
record BrokerNode(int id, int port, int controllerPort, List<Integer> controllerPorts, String clusterId) {

    BrokerNode {
        controllerPorts = List.copyOf(controllerPorts);
    }

    /** A cluster of one. */
    static BrokerNode alone(int port) {
        return new BrokerNode(1, port, 0, List.of(0), Uuid.randomUuid().toString());
    }

    /** The same node with a controller's port, another each time unless it has a fixed one. */
    BrokerNode withControllerPort() {
        if (controllerPort != 0) {
            return this;
        }
        int free = Ports.free();
        while (free == port) {
            free = Ports.free();
        }
        return new BrokerNode(id, port, free, List.of(free), clusterId);
    }

    /** As in {@code controller.quorum.voters}. */
    String voters() {
        return Stream.iterate(1, voter -> voter <= controllerPorts.size(), voter -> voter + 1)
                .map(voter -> voter + "@127.0.0.1:" + controllerPorts.get(voter - 1))
                .collect(Collectors.joining(","));
    }

    /** As many as there are nodes, up to three. */
    int replicas() {
        return Math.min(3, controllerPorts.size());
    }

    /** How many must have a record before it is acknowledged: a majority, so that one of three may be gone. */
    int replicasInSync() {
        return replicas() / 2 + 1;
    }

    /** For the command line of a process, which {@link #ofArguments} reads. */
    List<String> toArguments() {
        return List.of(
                Integer.toString(id),
                Integer.toString(port),
                Integer.toString(controllerPort),
                controllerPorts.stream().map(String::valueOf).collect(Collectors.joining(",")),
                clusterId);
    }

    /** The node of five arguments. */
    static BrokerNode ofArguments(List<String> arguments) {
        return new BrokerNode(
                Integer.parseInt(arguments.get(0)),
                Integer.parseInt(arguments.get(1)),
                Integer.parseInt(arguments.get(2)),
                Stream.of(arguments.get(3).split(",", -1)).map(Integer::valueOf).toList(),
                arguments.get(4));
    }
}
