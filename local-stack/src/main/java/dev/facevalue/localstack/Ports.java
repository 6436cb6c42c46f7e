package dev.facevalue.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;
import java.util.concurrent.ThreadLocalRandom;

/** TCP ports of the loopback interface. */
public final class Ports {

    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private static final int LOWEST = 20_000;

    /** Linux gives 32,768 and above to connections going out, others begin higher. */
    private static final int HIGHEST = 32_000;

    private static final int TRIES = 1_000;

    private Ports() {}

    /**
     * A port that nobody listens on at this moment, drawn at random from below those that systems give to connections
     * going out: one of these might be taken in the next moment. Another process may still take it before the caller
     * does, so whoever binds it must be ready to hear that it is taken.
     */
    public static int free() {
        for (int i = 0; i < TRIES; i++) {
            int port = ThreadLocalRandom.current().nextInt(LOWEST, HIGHEST);
            if (canBind(port)) {
                return port;
            }
        }
        throw new LocalStackException(
                "No free port on the loopback interface was found from " + LOWEST + " to " + HIGHEST);
    }

    /** Whether somebody listens on this port of the loopback interface, or on the same port of all interfaces. */
    public static boolean isTaken(int port) {
        // Some systems let a second socket bind the loopback address beside one that is bound to all addresses, so
        // binding alone
        // does not tell.
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(loopback(), port), CONNECT_TIMEOUT_MILLIS);
            return true;
        } catch (IOException nobodyAnswers) {
            return !canBind(port);
        }
    }

    /** @throws LocalStackException when the port is taken; the message names it and who needs it */
    static void requireFree(int port, String purpose) {
        if (isTaken(port)) {
            throw new LocalStackException(
                    "Port " + port + ", which " + purpose + " needs, is taken by another program");
        }
    }

    private static boolean canBind(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, loopback())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    /** 127.0.0.1, also where the system prefers IPv6: every part of the stack is addressed in one way. */
    static InetAddress loopback() {
        try {
            return InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are always an address", e);
        }
    }
}
