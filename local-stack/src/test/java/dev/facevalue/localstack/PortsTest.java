package dev.facevalue.localstack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aFreePortCanBeBound() throws IOException {
        int port = Ports.free();

        try (ServerSocket socket = new ServerSocket(port, 1, Ports.loopback())) {
            assertThat(Ports.isTaken(socket.getLocalPort())).isTrue();
        }
    }

    @Test
    void noFreePortIsOneThatASystemGivesToAConnectionGoingOut() {
        assertThat(IntStream.range(0, 1_000).map(ignored -> Ports.free())).allMatch(port -> port < 32_768);
    }
}
