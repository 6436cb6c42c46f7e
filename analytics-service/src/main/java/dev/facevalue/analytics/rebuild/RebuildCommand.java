package dev.facevalue.analytics.rebuild;

import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;

/**
 * {@code rebuild [--accept-differences]}: rebuilds the projection from the topic and lets it take the live one's place.
 * Without the option, only if the two are equal.
 *
 * <p>Ends with 0 after a switch, 1 on a fault, 2 on a wrong argument, 3 if the two differ and 4 if another rebuild is
 * under way.
 */
public class RebuildCommand implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(RebuildCommand.class);
    private static final String ACCEPT = "--accept-differences";

    private final Rebuild rebuild;
    private final PrintStream out = System.out;
    private long told = Long.MAX_VALUE;

    @Inject
    RebuildCommand(Rebuild rebuild) {
        this.rebuild = rebuild;
    }

    @Override
    public int run(String... arguments) {
        if (arguments.length > 1 || (arguments.length == 1 && !arguments[0].equals(ACCEPT))) {
            out.println("usage: rebuild [" + ACCEPT + "]");
            return 2;
        }
        out.println("Replaying the topic into fresh tables; the live projection goes on and answers meanwhile.");
        try {
            return tell(rebuild.run(arguments.length == 1, this::tell));
        } catch (SQLException | RuntimeException failed) {
            LOG.error("The rebuild failed", failed);
            out.println("The rebuild failed, and nothing was switched: " + failed.getMessage());
            return 1;
        }
    }

    private int tell(Rebuild.Outcome outcome) {
        return switch (outcome) {
            case Rebuild.Switched(Comparison comparison) -> {
                tell(comparison);
                out.println("The rebuilt projection has taken the place of the live one.");
                yield 0;
            }
            case Rebuild.Differing(Comparison comparison) -> {
                tell(comparison);
                out.println("Nothing was switched. If the rebuilt one is the right one, run rebuild " + ACCEPT + '.');
                yield 3;
            }
            case Rebuild.Busy() -> {
                out.println("Another rebuild is under way.");
                yield 4;
            }
        };
    }

    /** Not every step is worth a line. */
    private void tell(long remaining) {
        if (remaining < told - 100_000 || (remaining <= 2_000 && told > 2_000)) {
            told = remaining;
            out.println(String.format(Locale.ROOT, "  %,d records to go", remaining));
        }
    }

    private void tell(Comparison comparison) {
        tell("live", comparison.live());
        tell("rebuilt", comparison.fresh());
        List<String> differing = comparison.differing();
        if (comparison.isEqual()) {
            out.println("They are equal.");
        } else {
            out.println("They differ"
                    + (differing.isEmpty()
                            ? "."
                            : ", in these deals: " + differing
                                    + (differing.size() < Comparison.MAX_NAMED ? "" : " and maybe more")));
        }
    }

    private void tell(String which, Comparison.Sum sum) {
        out.println(String.format(Locale.ROOT, "  %-8s %,12d deals, checksum %s", which, sum.deals(), sum.checksum()));
    }
}
