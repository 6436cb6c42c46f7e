package dev.facevalue.analytics.launch;

import dev.facevalue.analytics.rebuild.RebuildCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.Arrays;

/** Starts the service, or, with {@code rebuild} as the first argument, only rebuilds its projection. */
@QuarkusMain
public final class AnalyticsMain {

    private static final String REBUILD = "rebuild";

    private AnalyticsMain() {}

    /**
     * Serves until told to stop, or rebuilds and ends.
     *
     * @param arguments none to serve; {@code rebuild} and what {@link RebuildCommand} takes to rebuild
     */
    public static void main(String... arguments) {
        if (arguments.length > 0 && arguments[0].equals(REBUILD)) {
            // Before anything reads them: a command neither listens nor projects.
            System.setProperty("quarkus.http.host-enabled", "false");
            System.setProperty("facevalue.analytics.serve", "false");
            Quarkus.run(
                    RebuildCommand.class,
                    (code, failure) -> System.exit(failure == null ? code : 1),
                    Arrays.copyOfRange(arguments, 1, arguments.length));
        } else {
            Quarkus.run(arguments);
        }
    }
}
