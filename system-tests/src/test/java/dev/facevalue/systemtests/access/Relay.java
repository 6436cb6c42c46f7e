package dev.facevalue.systemtests.access;

import dev.facevalue.localstack.Ports;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** A way to the issuer that can be cut, so that the issuer is away for one service alone. Cut at first. */
final class Relay implements AutoCloseable {

    private final int port = Ports.free();
    private final int target;
    private final Set<Closeable> open = ConcurrentHashMap.newKeySet();
    private @Nullable ServerSocket server;

    Relay(int target) {
        this.target = target;
    }

    /** An address at the issuer, by this way. */
    URI by(URI address) {
        return URI.create("http://127.0.0.1:" + port + address.getPath());
    }

    void mend() {
        try {
            ServerSocket listening = new ServerSocket(port, 50, InetAddress.getLoopbackAddress());
            server = listening;
            Thread.ofVirtual().start(() -> accept(listening));
        } catch (IOException taken) {
            throw new UncheckedIOException(taken);
        }
    }

    /** Closes the way and every connection on it. */
    void cut() {
        if (server != null) {
            close(server);
        }
        open.forEach(Relay::close);
        open.clear();
    }

    private void accept(ServerSocket listening) {
        try {
            while (true) {
                Socket from = listening.accept();
                Socket to = new Socket(InetAddress.getLoopbackAddress(), target);
                open.add(from);
                open.add(to);
                Thread.ofVirtual().start(() -> copy(from, to));
                Thread.ofVirtual().start(() -> copy(to, from));
            }
        } catch (IOException cut) {
            close(listening);
        }
    }

    private void copy(Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            in.transferTo(out);
        } catch (IOException cut) {
            // As the other end sees it: the connection is gone.
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Closeable end) {
        try {
            end.close();
        } catch (IOException goneAnyway) {
            throw new UncheckedIOException(goneAnyway);
        }
    }

    @Override
    public void close() {
        cut();
    }
}
