package dev.facevalue.benchmarks.freshness;

import dev.facevalue.benchmarks.openloop.OpenLoop;
import dev.facevalue.benchmarks.openloop.Schedule;
import java.time.Duration;

/**
 * What comes in a turn, whatever becomes of it, and how often it is asked what has become of it.
 *
 * @param factsPerSecond in uploads and probes together; more than the probes
 * @param probesPerSecond each told by itself, among the uploads
 * @param lead how long uploads come before the first probe
 * @param duration how long probes come, and uploads with them
 * @param pollInterval between two questions, unless an answer takes longer
 */
record Load(double factsPerSecond, double probesPerSecond, Duration lead, Duration duration, Duration pollInterval) {

    /** As many as ingest takes in hand, less those that it may still be counting. */
    private static final int UPLOADS_AT_ONCE = 48;

    private static final int PROBES_AT_ONCE = 512;

    Load {
        if (!(factsPerSecond > probesPerSecond)) {
            throw new IllegalArgumentException(factsPerSecond + " facts with " + probesPerSecond + " probes");
        }
    }

    OpenLoop uploads() {
        return new OpenLoop(new Schedule((factsPerSecond - probesPerSecond) / Uploads.FACTS), UPLOADS_AT_ONCE);
    }

    Duration uploading() {
        return lead.plus(duration);
    }

    OpenLoop probes() {
        return new OpenLoop(new Schedule(probesPerSecond), PROBES_AT_ONCE);
    }

    /** The same for another time. */
    Load lasting(Duration other) {
        return new Load(factsPerSecond, probesPerSecond, lead, other, pollInterval);
    }
}
