package dev.facevalue.ingest.publishing;

/** Whether the topics are as they must be. */
sealed interface TopicState {

    /** Both topics are there with their partitions, as far as was last seen. */
    record Ready() implements TopicState {}

    /**
     * They are not, or nobody knows.
     *
     * @param reason in words for whoever asks; no secrets
     * @param cause for the log alone; may be empty
     */
    record NotReady(String reason, String cause) implements TopicState {

        NotReady(String reason) {
            this(reason, "");
        }
    }
}
