package dev.facevalue.localstack;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.UnknownHostException;

/** TCP ports of the loopback interface. */
public final class Ports {

    private static final int CONNECT_TIMEOUT_MILLIS = 500;

    private Ports() {}

    /**
     * A port that nobody listens on at this moment. Another process may take it before the caller does, so whoever
     * binds it must be ready to hear that it is taken.
     */
    public static int free() {
        try (ServerSocket socket = new ServerSocket(0, 1, loopback())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback interface", e);
        }
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
