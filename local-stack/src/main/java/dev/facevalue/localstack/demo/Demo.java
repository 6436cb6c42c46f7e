package dev.facevalue.localstack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/**
 * Sends a made-up world through the public API, as any other program would, and shows the standings that come of it.
 */
public final class Demo {

    private static final long SEED = 2009;
    private static final int LINES_A_REQUEST = 1_000;
    private static final Duration PROJECTION_BOUND = Duration.ofMinutes(2);
    private static final Duration COLUMNS_BOUND = Duration.ofSeconds(10);

    private final ApiClient recorder;
    private final ApiClient privacyOfficer;
    private final ApiClient analyst;
    private final PrintStream out;

    /**
     * Sends nothing yet.
     *
     * @param ingest where ingest-service is
     * @param analytics where analytics-service is
     * @param out where the progress and the table go
     */
    public Demo(URI ingest, URI analytics, PrintStream out) {
        this.recorder = new ApiClient(ingest, "recorder");
        this.privacyOfficer = new ApiClient(ingest, "privacy");
        this.analyst = new ApiClient(analytics, "analyst");
        this.out = out;
    }

    /**
     * Sends the facts of the 24 months up to now, waits until every one is counted, and prints the standings.
     *
     * @throws DemoException when a fact is rejected, a service stays away, or the figures are not those of the facts
     *     sent
     */
    public void run() {
        run(Instant.now());
    }

    /**
     * The same up to another moment. The same moment gives the same facts.
     *
     * @param end nothing was said later; not in the future
     * @throws DemoException as {@link #run()} does
     */
    public void run(Instant end) {
        long begun = System.nanoTime();
        DemoWorld world = DemoWorld.of(SEED, end);
        int facts = world.outcomes().size() + world.observations().size();
        out.println(String.format(
                Locale.ROOT,
                "Sending what was said of 20,000 made-up deals: %,d outcomes, %,d observations, %d erasures",
                world.outcomes().size(),
                world.observations().size(),
                world.erasures().size()));
        try (DemoProgress progress = DemoProgress.over(facts, out)) {
            send("/v1/deal-outcomes", world.outcomes(), DemoJson::outcomes, progress);
            send("/v1/relationship-observations", world.observations(), DemoJson::observations, progress);
        }
        world.erasures().forEach(dealId -> privacyOfficer.delete("/v1/deals/" + dealId));
        double sending = secondsSince(begun);

        awaitNoLag();
        JsonNode standings = awaitCounted(world);
        double whole = secondsSince(begun);

        out.println();
        DemoReport.lines(standings).forEach(out::println);
        out.println();
        out.println(String.format(
                Locale.ROOT,
                "%,d facts sent in %.1f s, each accepted only when Kafka had acknowledged it; all counted after %.1f s.",
                facts + world.erasures().size(),
                sending,
                whole));
    }

    private <T> void send(String path, List<T> facts, Function<List<T>, byte[]> form, DemoProgress progress) {
        for (int from = 0; from < facts.size(); from += LINES_A_REQUEST) {
            List<T> part = facts.subList(from, Math.min(from + LINES_A_REQUEST, facts.size()));
            JsonNode answer = recorder.postLines(path, form.apply(part));
            if (answer.path("rejected").asInt(-1) != 0
                    || answer.path("accepted").asInt() != part.size()) {
                throw new DemoException("Of " + part.size() + " lines sent to " + path + ", "
                        + answer.path("accepted").asInt() + " were accepted; the first error is "
                        + answer.path("errors").path(0));
            }
            progress.advance(part.size());
        }
    }

    private void awaitNoLag() {
        long end = System.nanoTime() + PROJECTION_BOUND.toNanos();
        JsonNode freshness = analyst.get("/v1/freshness");
        while (!isWithoutLag(freshness)) {
            if (System.nanoTime() - end > 0) {
                throw new DemoException("After " + PROJECTION_BOUND.toSeconds()
                        + " s the projection still lags behind the topic: " + freshness);
            }
            ApiClient.pause();
            freshness = analyst.get("/v1/freshness");
        }
    }

    static boolean isWithoutLag(JsonNode freshness) {
        JsonNode partitions = freshness.path("partitions");
        for (JsonNode partition : partitions) {
            if (partition.path("lag").asLong(-1) != 0) {
                return false;
            }
        }
        return !partitions.isEmpty();
    }

    /** What is projected shows in answers a moment later. */
    private JsonNode awaitCounted(DemoWorld world) {
        long end = System.nanoTime() + COLUMNS_BOUND.toNanos();
        while (true) {
            JsonNode standings = analyst.get("/v1/standings?by=culture");
            int deals = standings.path("deals").asInt(-1);
            int awaiting = standings.path("awaitingObservation").asInt(-1);
            if (deals == world.countedDeals() && awaiting == world.awaitingDeals()) {
                return standings;
            }
            if (System.nanoTime() - end > 0) {
                throw new DemoException("The standings count " + deals + " deals and " + awaiting
                        + " that await an observation, but " + world.countedDeals() + " and " + world.awaitingDeals()
                        + " were sent");
            }
            ApiClient.pause();
        }
    }

    private static double secondsSince(long nanoTime) {
        return (System.nanoTime() - nanoTime) / 1e9;
    }
}
