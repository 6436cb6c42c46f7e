package dev.facevalue.benchmarks.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A connection between two programs on this machine that can be made as bad as a network can be: it forwards TCP from a
 * port of its own to another, and what it does with the bytes can be changed while they flow.
 */
final class Link implements AutoCloseable {

    /** What the network does just now. */
    enum State {
        /** Bytes pass. */
        OPEN,
        /** Bytes pass late, a tenth of a second each way. */
        SLOW,
        /** Nothing passes, and nobody is told: packets are lost, or the other side is gone without a word. */
        STALLED,
        /** What is asked passes, what is answered does not: the work is done, and nobody hears of it. */
        MUTE,
        /** Connections are refused. */
        CUT
    }

    private static final Duration LATENCY = Duration.ofMillis(100);
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final int CONNECT_MILLIS = 5_000;

    private final String name;
    private final int target;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private State state = State.OPEN;

    /**
     * Begins to forward.
     *
     * @param port the port on 127.0.0.1 that it listens on
     * @param target the port on 127.0.0.1 that it forwards to
     */
    Link(String name, int port, int target) {
        this.name = name;
        this.target = target;
        try {
            server = new ServerSocket();
            server.setReuseAddress(true);
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
        Thread.ofPlatform().daemon().name(name).start(this::accept);
    }

    /** The port that it listens on. */
    int port() {
        return server.getLocalPort();
    }

    /** Changes what happens from now on. */
    synchronized void become(State next) {
        state = next;
        notifyAll();
        if (next == State.CUT) {
            reset();
        }
    }

    /** Breaks every connection, as a router does that has forgotten them. */
    void reset() {
        open.forEach(Link::breakOff);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                if (current() == State.CUT) {
                    breakOff(client);
                } else {
                    Thread.ofVirtual().start(() -> forward(client));
                }
            } catch (IOException ended) {
                // Closed, or a client that was gone at once.
            }
        }
    }

    private void forward(Socket client) {
        Socket service = new Socket();
        open.add(client);
        open.add(service);
        try {
            awaitPassing(false);
            service.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target), CONNECT_MILLIS);
            client.setTcpNoDelay(true);
            service.setTcpNoDelay(true);
        } catch (IOException | InterruptedException refused) {
            end(client, service);
            return;
        }
        Thread answers = Thread.ofVirtual().name(name + " answers").start(() -> pump(service, client, true));
        pump(client, service, false);
        try {
            answers.join();
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
        end(client, service);
    }

    private void pump(Socket from, Socket to, boolean answers) {
        byte[] buffer = new byte[BUFFER_BYTES];
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                awaitPassing(answers);
                out.write(buffer, 0, length);
            }
            awaitPassing(answers);
            to.shutdownOutput();
        } catch (IOException | InterruptedException broken) {
            breakOff(from);
            breakOff(to);
        }
    }

    private void end(Socket... sockets) {
        for (Socket socket : sockets) {
            open.remove(socket);
            try {
                socket.close();
            } catch (IOException alreadyClosed) {
                // It is what was wanted.
            }
        }
    }

    private synchronized State current() {
        return state;
    }

    private void awaitPassing(boolean answers) throws InterruptedException {
        State seen;
        synchronized (this) {
            while (state == State.STALLED || (answers && state == State.MUTE)) {
                wait();
            }
            seen = state;
        }
        if (seen == State.SLOW) {
            Thread.sleep(LATENCY);
        }
    }

    /** Without the usual goodbye: both sides learn that the connection was reset. */
    private static void breakOff(Socket socket) {
        try {
            if (!socket.isClosed()) {
                socket.setSoLinger(true, 0);
                socket.close();
            }
        } catch (IOException alreadyBroken) {
            // It is what was wanted.
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException alreadyClosed) {
            // It is what was wanted.
        }
        become(State.OPEN);
        reset();
    }
}
