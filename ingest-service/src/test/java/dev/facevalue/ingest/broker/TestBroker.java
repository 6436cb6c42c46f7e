package dev.facevalue.ingest.broker;

import dev.facevalue.localstack.Broker;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A broker on a fresh directory, and the settings of a service beside it. Tests that ask for it get it injected. */
public class TestBroker implements QuarkusTestResourceLifecycleManager {

    public static final String PSEUDONYM_KEY = "a key that only tests use, of 32+ characters";

    private @Nullable Path directory;
    private @Nullable Broker broker;

    @Override
    public Map<String, String> start() {
        try {
            directory = Files.createTempDirectory("facevalue-ingest-it");
        } catch (IOException noTemporaryDirectory) {
            throw new UncheckedIOException(noTemporaryDirectory);
        }
        broker = Broker.start(directory, 0);
        Map<String, String> settings = new HashMap<>();
        settings.put("kafka.bootstrap.servers", broker.bootstrapServers());
        settings.put("facevalue.pseudonym-key", PSEUDONYM_KEY);
        settings.put("facevalue.demo-users", "true");
        settings.put("quarkus.http.test-port", "0");
        settings.put("quarkus.http.host", "127.0.0.1");
        return settings;
    }

    /** Where clients find the broker. */
    public String bootstrapServers() {
        return running().bootstrapServers();
    }

    /** Stops the broker; {@link #comeBack} starts it again where it was. */
    public void goAway() {
        running().close();
    }

    /** Starts the broker again on its port and with its log. */
    public void comeBack() {
        Broker gone = running();
        gone.close();
        broker = Broker.start(java.util.Objects.requireNonNull(directory), gone.port());
    }

    private Broker running() {
        Broker known = broker;
        if (known == null) {
            throw new IllegalStateException("not started");
        }
        return known;
    }

    @Override
    public void stop() {
        if (broker != null) {
            broker.close();
        }
        if (directory != null) {
            deleteAll(directory);
        }
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(this, new TestInjector.MatchesType(TestBroker.class));
    }

    private static void deleteAll(Path directory) {
        try (var paths = Files.walk(directory)) {
            for (Path path : paths.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException leftBehind) {
            throw new UncheckedIOException(leftBehind);
        }
    }
}
