package dev.facevalue.benchmarks.soak;

import dev.facevalue.benchmarks.openloop.OpenLoop;
import java.time.Duration;
import java.util.List;

/**
 * All that a run is judged by.
 *
 * @param accepted facts that were accepted, each time counted
 * @param unknown facts of which nobody knows
 * @param appended records that the topic ever had
 * @param projected records that PostgreSQL says are projected
 * @param deadLetters records of the topic of dead letters
 * @param log how the topic differs from what was accepted
 * @param projection how the projection differs from the topic
 * @param atPeak the load under which the peak was measured
 * @param steady the load at four fifths of the peak
 * @param keptUp how long after it all was projected
 * @param burst the load at three times the peak
 * @param fellBehind whether the projection could not keep up with it
 * @param recovery how long after the burst all was as before
 * @param recoveryBound how long that may take
 * @param memory how memory grew in the steady load
 * @param alarms what services have written that must not be, and services that have ended
 */
record Findings(
        long accepted,
        long unknown,
        long appended,
        long projected,
        long deadLetters,
        Log.Differences log,
        Projection.Differences projection,
        Part atPeak,
        Part steady,
        Duration keptUp,
        Part burst,
        boolean fellBehind,
        Duration recovery,
        Duration recoveryBound,
        List<Growth> memory,
        List<String> alarms) {

    Findings {
        memory = List.copyOf(memory);
        alarms = List.copyOf(alarms);
    }

    /**
     * A part of the load.
     *
     * @param planned requests that were to come
     * @param begun requests that did
     * @param notNow requests that were answered 429 or 503
     * @param unanswered requests that got no answer
     * @param faults answers that must not be; among them what got no answer
     * @param named the first of these
     */
    record Part(long planned, long begun, long notNow, long unanswered, long faults, List<String> named) {

        Part {
            named = List.copyOf(named);
        }

        static Part of(Phase phase, OpenLoop.Came came) {
            return new Part(
                    came.planned(),
                    came.begun(),
                    phase.count("503", "429"),
                    phase.count(Phase.NO_ANSWER, Phase.BROKEN_OFF),
                    phase.faultsInAll(),
                    phase.faults());
        }
    }
}
