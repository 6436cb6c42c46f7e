package dev.facevalue.eventstream;

/** The headers that a record of {@link Topics#DEAD_LETTERS} has beside those with which it came. */
public final class DeadLetterHeaders {

    /** Why it could not be counted, as the name of an {@link EventCodec.Reason}. */
    public static final String REASON = "dead-letter-reason";

    /** What exactly is wrong, for people. */
    public static final String DETAIL = "dead-letter-detail";

    /** The topic from which it came. */
    public static final String TOPIC = "dead-letter-topic";

    /** The partition from which it came, in decimal. */
    public static final String PARTITION = "dead-letter-partition";

    /** Its offset there, in decimal. */
    public static final String OFFSET = "dead-letter-offset";

    /**
     * Only where the value is left out because Kafka refused it as too large: how many bytes it had, in decimal. Its
     * original lies where {@link #TOPIC}, {@link #PARTITION} and {@link #OFFSET} say.
     */
    public static final String OMITTED_BYTES = "dead-letter-omitted-bytes";

    private DeadLetterHeaders() {}
}
