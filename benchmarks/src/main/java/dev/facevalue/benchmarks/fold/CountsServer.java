package dev.facevalue.benchmarks.fold;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * The cheapest answers that a peer can give over HTTP: a group and a number a line, to anybody. {@code GET
 * /counts?country=NL&country=DE} asks of two countries, and without a parameter of all.
 */
final class CountsServer implements AutoCloseable {

    /** What is asked. */
    static final String PATH = "/counts";

    /** How a country is named that is asked of. */
    static final String COUNTRY = "country=";

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Function<Set<String>, Map<String, Long>> counts;

    private CountsServer(HttpServer server, Function<Set<String>, Map<String, Long>> counts) {
        this.server = server;
        this.counts = counts;
    }

    /**
     * Starts.
     *
     * @param port on 127.0.0.1; 0 for a free one
     * @param counts by group, of the countries named; of all, if none is
     */
    static CountsServer start(int port, Function<Set<String>, Map<String, Long>> counts) throws IOException {
        // Otherwise an answer's last packet may wait for the acknowledgement of the one before, 40 ms.
        System.setProperty("sun.net.httpserver.nodelay", "true");
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        CountsServer counting = new CountsServer(server, counts);
        server.setExecutor(counting.threads);
        server.createContext(PATH, counting::answer);
        server.start();
        return counting;
    }

    /** Where it is reached. */
    int port() {
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            Set<String> countries = countries(exchange.getRequestURI().getQuery());
            try {
                String lines = counts.apply(countries).entrySet().stream()
                        .map(count -> count.getKey() + ' ' + count.getValue())
                        .collect(Collectors.joining("\n"));
                send(exchange, OK, lines);
            } catch (InvalidStateStoreException notNow) {
                send(exchange, UNAVAILABLE, "the partitions are being shared out");
            }
        }
    }

    private static Set<String> countries(String query) {
        return Optional.ofNullable(query).stream()
                .flatMap(parameters -> Arrays.stream(parameters.split("&", -1)))
                .map(parameter -> parameter.substring(COUNTRY.length()))
                .collect(Collectors.toSet());
    }

    private static void send(HttpExchange exchange, int status, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        // 0 would mean that the length is not known.
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        try (OutputStream out = exchange.getResponseBody()) {
            out.write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
        threads.close();
    }
}
