package dev.facevalue.analytics;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Every bound of the analytics service. Times are ISO 8601 durations or such as {@code 5s}. */
@ConfigMapping(prefix = "facevalue.analytics")
public interface AnalyticsConfig {

    /** Whether this process projects and answers. A command, such as rebuild, does neither and says so itself. */
    @WithDefault("true")
    boolean serve();

    /** How facts are projected. */
    Projection projection();

    /** How an instance follows the tables. */
    ChangeFeed changeFeed();

    /** How large an answer may become. */
    Answers answers();

    /** How listeners are told of changes. */
    Live live();

    /** How the metrics come about. */
    Monitoring monitoring();

    /** How facts are projected. */
    interface Projection {

        /** The consumer group whose members share the partitions. */
        @WithDefault("facevalue-analytics")
        String groupId();

        /** How many consumers of this instance share the partitions; each has a thread and a connection of its own. */
        @WithDefault("2")
        int consumers();

        /**
         * The most records that one transaction folds. They and what comes of them live until it ends: with four times
         * as many, collecting garbage costs more than fewer transactions save.
         */
        @WithDefault("5000")
        int maxRecords();

        /** How long a poll waits for the first record; also how long a stop may take to be noticed. */
        @WithDefault("500ms")
        Duration pollTimeout();

        /** How long a statement may run before the transaction is given up and tried again. */
        @WithDefault("30s")
        Duration statementTimeout();

        /** How long to wait after a fault before all is begun again from the stored offsets. */
        @WithDefault("1s")
        Duration backOff();

        /** For how long the projection may make no turn before the service says that it is not ready. */
        @WithDefault("15s")
        Duration maxSilence();
    }

    /** How an instance follows the tables. */
    interface ChangeFeed {

        /** How long to wait between two looks at what has changed. */
        @WithDefault("50ms")
        Duration interval();

        /** The most rows that are read of one partition before they are shown. */
        @WithDefault("50000")
        int maxRows();

        /** How old the last look may be before the service says that it is not ready. */
        @WithDefault("10s")
        Duration maxAge();
    }

    /** How large an answer may become. */
    interface Answers {

        /** The most groups in one answer; a question that has more is refused. */
        @WithDefault("20000")
        int maxGroups();

        /** How many groups a question may have before it counts as wide; the product of what its dimensions have. */
        @WithDefault("2000")
        int wideGroups();

        /** How many wide questions are answered at once. */
        @WithDefault("2")
        int maxWideQuestions();

        /** How many wide questions may wait for those before them; what exceeds that is answered 503. */
        @WithDefault("16")
        int maxWaitingWideQuestions();

        /** How long a wide question waits before it is answered 503. */
        @WithDefault("10s")
        Duration wideQuestionPatience();

        /** How many deals an option needs in a group to be compared, and to lead; 1 or more. */
        @WithDefault("20")
        int enoughDeals();

        /** How long a question to Kafka, such as for its end offsets, may take. */
        @WithDefault("2s")
        Duration brokerTimeout();
    }

    /** How listeners are told of changes. */
    interface Live {

        /** How long changes are gathered before they are told. */
        @WithDefault("250ms")
        Duration interval();

        /** How long nothing may be told before a comment shows that the connection is alive. */
        @WithDefault("15s")
        Duration heartbeat();

        /** How many may listen at once; what exceeds that is answered 503. */
        @WithDefault("1000")
        int maxListeners();
    }

    /** How the metrics come about. */
    interface Monitoring {

        /** How long to wait between two times of measuring lag, freshness and the outbox. */
        @WithDefault("5s")
        Duration interval();
    }
}
