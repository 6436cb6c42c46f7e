package dev.facevalue.analytics.caching;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.httpedge.Problem;
import dev.facevalue.httpedge.ProblemException;
import dev.facevalue.httpedge.ProblemType;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Bounds how many questions that may have many groups are answered at once: each takes up to hundreds of megabytes and
 * many seconds. Some more wait, for a while; whoever comes beyond that is told to come again. Other questions pass.
 */
@Singleton
class WideQuestions {

    private static final Duration PAUSE = Duration.ofSeconds(10);

    private final int wideGroups;
    private final int maxWaiting;
    private final Duration patience;
    private final Semaphore places;

    @Inject
    WideQuestions(AnalyticsConfig config) {
        this(
                config.answers().wideGroups(),
                config.answers().maxWideQuestions(),
                config.answers().maxWaitingWideQuestions(),
                config.answers().wideQuestionPatience());
    }

    WideQuestions(int wideGroups, int atOnce, int maxWaiting, Duration patience) {
        this.wideGroups = wideGroups;
        this.maxWaiting = maxWaiting;
        this.patience = patience;
        this.places = new Semaphore(atOnce, true);
    }

    /**
     * Has a question answered.
     *
     * @param groups how many it may have at most
     * @throws ProblemException if too many such are being answered
     */
    <T> T answer(long groups, Supplier<T> work) {
        if (groups < wideGroups) {
            return work.get();
        }
        if (!enter()) {
            throw ProblemException.retryAfter(
                    PAUSE,
                    Problem.of(
                            ProblemType.UNAVAILABLE,
                            "Enough questions with many groups are being answered just now. One with fewer is answered at"
                                    + " once."));
        }
        try {
            return work.get();
        } finally {
            places.release();
        }
    }

    /** How many wait just now, as far as that can be told while others come and go. */
    int waiting() {
        return places.getQueueLength();
    }

    private boolean enter() {
        if (places.tryAcquire()) {
            return true;
        }
        try {
            return waiting() < maxWaiting && places.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
