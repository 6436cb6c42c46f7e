package dev.facevalue.httpedge;

import com.github.benmanes.caffeine.cache.Ticker;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.auth.User;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;

/**
 * Tells in the log who was refused: credentials that are not right, and users without the role.
 *
 * <p>Neither a name that did not come in, for that may be a password typed in the wrong place, nor an address beyond
 * its first two parts, for what follows may be a dealId. What a stranger can choose is reduced to letters and digits,
 * and at most {@value #MOST_A_SECOND} lines a second are written: whoever guesses must not fill the disk.
 */
@ApplicationScoped
public class RefusalLog {

    static final int MOST_A_SECOND = 10;

    private static final Logger LOG = Logger.getLogger(RefusalLog.class);
    private static final Pattern UNSAFE = Pattern.compile("[^A-Za-z0-9._:@-]");
    private static final int MAX_LENGTH = 64;

    /** Right behind the headers, and before all that refuses. */
    private static final int FIRST = 90_000;

    private final Ticker ticker;
    private final Consumer<String> log;

    private long second;
    private int written;
    private long unwritten;

    @Inject
    RefusalLog() {
        this(Ticker.systemTicker(), LOG::warn);
    }

    RefusalLog(Ticker ticker, Consumer<String> log) {
        this.ticker = ticker;
        this.log = log;
        this.second = second();
    }

    void register(@Observes Filters filters) {
        filters.register(this::listen, FIRST);
    }

    private void listen(RoutingContext request) {
        boolean withCredentials = request.request().headers().contains(HttpHeaders.AUTHORIZATION);
        request.addEndHandler(_ -> {
            int status = request.response().getStatusCode();
            // Without credentials a 401 is how a browser learns that it must ask for them.
            if (status == 403 || (status == 401 && withCredentials)) {
                refused(
                        status,
                        request.request().method().name(),
                        request.normalizedPath(),
                        user(request),
                        address(request));
            }
        });
        request.next();
    }

    /**
     * Writes a line, unless there were enough of them in this second.
     *
     * @param user the name of a user who came in; empty if nobody did
     */
    void refused(int status, String method, String path, String user, String address) {
        long suppressed;
        synchronized (this) {
            long now = second();
            if (now != second) {
                second = now;
                written = 0;
            }
            if (written == MOST_A_SECOND) {
                unwritten++;
                return;
            }
            written++;
            suppressed = unwritten;
            unwritten = 0;
        }
        log.accept("Refused %d: %s %s, %s, from %s%s"
                .formatted(
                        status,
                        safe(method),
                        beginning(path),
                        user.isEmpty() ? "credentials that are not right" : "user " + safe(user),
                        safe(address),
                        suppressed == 0 ? "" : " (and " + suppressed + " more before)"));
    }

    private long second() {
        return TimeUnit.NANOSECONDS.toSeconds(ticker.read());
    }

    private static String beginning(String path) {
        String[] parts = path.split("/", 4);
        StringBuilder beginning = new StringBuilder();
        for (int i = 1; i < Math.min(parts.length, 3); i++) {
            beginning.append('/').append(safe(parts[i]));
        }
        return beginning.isEmpty() ? "/" : beginning.toString();
    }

    private static String safe(String text) {
        return UNSAFE.matcher(text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) : text)
                .replaceAll("_");
    }

    private static String user(RoutingContext request) {
        return Optional.ofNullable(request.user()).map(User::subject).orElse("");
    }

    private static String address(RoutingContext request) {
        return Optional.ofNullable(request.request().remoteAddress())
                .map(SocketAddress::hostAddress)
                .orElse("unknown");
    }
}
