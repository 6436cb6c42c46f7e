package dev.facevalue.systemtests;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Those who hold connections of one service, until all are closed. Not for use by several threads. */
final class SlowClients implements AutoCloseable {

    private final URI service;
    private final List<SlowClient> clients = new ArrayList<>();

    SlowClients(URI service) {
        this.service = service;
    }

    /** One more, who connects at once. */
    SlowClient another() {
        SlowClient client = new SlowClient(service);
        clients.add(client);
        return client;
    }

    /** So many more. */
    List<SlowClient> others(int number) {
        return IntStream.range(0, number).mapToObj(_ -> another()).toList();
    }

    /** All of them. */
    List<SlowClient> all() {
        return List.copyOf(clients);
    }

    @Override
    public void close() {
        clients.forEach(SlowClient::close);
        clients.clear();
    }
}
