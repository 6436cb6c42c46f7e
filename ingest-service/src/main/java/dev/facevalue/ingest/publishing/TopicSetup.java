package dev.facevalue.ingest.publishing;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/**
 * Sees to it that the topics are there: makes them at start, trying again for as long as the broker is down, and again
 * should they ever be gone. Knows whether they are, for whoever publishes and whoever asks whether the service is
 * ready.
 */
@ApplicationScoped
class TopicSetup {

    private static final Logger LOG = Logger.getLogger(TopicSetup.class);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private static final Duration LOOK_VALID = Duration.ofSeconds(1);

    private final TopicAdmin topics;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private volatile TopicState published = new TopicState.NotReady("Kafka has not answered yet");
    private long lookedAtNanos;
    private TopicState looked = published;

    TopicSetup(TopicAdmin topics) {
        this.topics = topics;
    }

    void onStart(@Observes StartupEvent started) {
        Thread.ofVirtual().name("topic-setup").start(this::run);
    }

    void onStop(@Observes ShutdownEvent stopped) {
        stopping.countDown();
    }

    /**
     * Whether facts may be published: the topics were as they must be when last seen. That the broker answers just now
     * is not asked; a record that it does not acknowledge tells.
     */
    TopicState state() {
        return published;
    }

    /** Whether the topics are there and the broker says so now (or did so within the last second). */
    synchronized TopicState stateNow() {
        if (System.nanoTime() - lookedAtNanos > LOOK_VALID.toNanos() || lookedAtNanos == 0) {
            looked = look();
            lookedAtNanos = System.nanoTime();
        }
        return looked;
    }

    private TopicState look() {
        try {
            TopicState seen = topics.look();
            // That all is well again is for the loop to say, which looks more closely.
            if (seen instanceof TopicState.NotReady) {
                publish(seen);
            }
            return seen;
        } catch (TopicAdmin.BrokerSilentException silent) {
            return new TopicState.NotReady("Kafka does not answer");
        }
    }

    private void run() {
        boolean stopped = false;
        while (!stopped) {
            if (published instanceof TopicState.NotReady) {
                publish(made());
            }
            try {
                stopped = stopping.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                stopped = true;
            }
        }
    }

    private TopicState made() {
        try {
            TopicState before = topics.look();
            if (before instanceof TopicState.Ready) {
                warnOf(topics.differences());
                return before;
            }
            topics.create();
            return topics.look();
        } catch (TopicAdmin.BrokerSilentException silent) {
            return new TopicState.NotReady("Kafka does not answer", String.valueOf(silent.getCause()));
        } catch (RuntimeException unforeseen) {
            LOG.error("The topics could not be looked at", unforeseen);
            return new TopicState.NotReady("the topics could not be looked at");
        }
    }

    private synchronized void publish(TopicState state) {
        TopicState before = published;
        published = state;
        if (!state.equals(before)) {
            switch (state) {
                case TopicState.Ready _ -> LOG.info("The topics are ready");
                case TopicState.NotReady(String reason, String cause) ->
                    LOG.warnf("Not ready, and trying on: %s %s", reason, cause);
            }
        }
    }

    private static void warnOf(List<String> differences) {
        differences.forEach(difference -> LOG.warnf("A topic is not as it is to be: %s", difference));
    }
}
