package dev.facevalue.ingest;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.Secret;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * The settings of ingest, each with its default and its bound. How to reach Kafka is set beside these, by
 * {@code kafka.bootstrap.servers} and whatever else of {@code kafka.*} a Kafka client knows.
 */
@ConfigMapping(prefix = "facevalue")
public interface IngestConfig {

    /**
     * The key under which ids of sellers and accounts become pseudonyms: any text, better 32 characters or more. There
     * is no default, for the same pseudonyms everywhere would be none. With another key, the same person gets another
     * pseudonym.
     */
    Optional<Secret<String>> pseudonymKey();

    /** {@code ce_source} of every event: a URI reference that names this installation. */
    @WithDefault("/facevalue/ingest")
    URI source();

    /** Where others reach this service; {@code ce_dataschema} begins with it. */
    @WithDefault("http://localhost:8080")
    URI publicUrl();

    /** How topics are created. */
    Topics topics();

    /** What bounds the service's work. */
    Limits ingest();

    /** How topics are created. */
    interface Topics {

        /** Replicas of each topic, 1 or more; the broker's default where it is not set. */
        Optional<Short> replicationFactor();

        /**
         * How many replicas must have a fact before it is accepted, 1 or more; where it is not set, 2 of three or more
         * replicas that are set here, and otherwise the broker's default.
         */
        Optional<Short> minInsyncReplicas();
    }

    /** What bounds the service's work. */
    interface Limits {

        /** The largest body of a single fact or CloudEvent, in bytes. */
        @WithDefault("65536")
        int maxFactBytes();

        /** The longest line of a bulk body, or event of a batch, in bytes. A longer one is a bad line. */
        @WithDefault("65536")
        int maxLineBytes();

        /** The most events of a batch of CloudEvents. From the next one on nothing of it is taken. */
        @WithDefault("10000")
        int maxBatchEvents();

        /** How many bad lines of a bulk body are named; every one is counted. */
        @WithDefault("1000")
        int maxErrorsNamed();

        /** How many violations of one bad line of a bulk body are named. */
        @WithDefault("20")
        int maxViolationsPerLine();

        /** How many single facts and erasures are in hand at once; what exceeds that is answered 503. */
        @WithDefault("1000")
        int maxSingleRequests();

        /** How many bulk bodies are in hand at once; what exceeds that is answered 503. */
        @WithDefault("64")
        int maxBulkRequests();

        /** How many lines of all bulk bodies await the broker's acknowledgement at once; a body waits beyond that. */
        @WithDefault("10000")
        int maxUnacknowledgedLines();

        /**
         * The least rate at which a body must come on the average, in bytes a second of waiting for it; 0 for none. A
         * slower one is broken off.
         */
        @WithDefault("64")
        int minBodyRate();

        /** For how long a body may come at less than the least rate. */
        @WithDefault("PT30S")
        Duration bodyRateGrace();

        /** How long a record that was handed to the Kafka client may take to be acknowledged, retries included. */
        @WithDefault("PT8S")
        Duration deliveryTimeout();

        /** How long handing a record to the Kafka client may take while its buffer is full or no broker is known. */
        @WithDefault("PT2S")
        Duration handOverTimeout();

        /** How much the Kafka client buffers, in bytes. */
        @WithDefault("33554432")
        long kafkaBufferBytes();

        /** What {@code Retry-After} says with a 503. */
        @WithDefault("PT5S")
        Duration retryAfter();

        /** How long the broker may take to answer whether it is there. */
        @WithDefault("PT1.5S")
        Duration probeTimeout();
    }
}
