package dev.facevalue.innerloops;

import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What is measured, in the order of a fact's way and then of a question's. */
enum Loop {
    LINE("line", "a line of a bulk body: read, and checked as a fact", LineLoop.class, "line"),
    ENCODE("encode", "a fact: named, and made a record of Kafka's", RecordLoops.class, "encode"),
    DECODE("decode", "a record of Kafka's: read, and checked as a fact", RecordLoops.class, "decode"),
    FOLD("fold", "a fact: added to what is on record of its deal", FoldLoop.class, "fold"),
    UNPACK("unpack", "a deal of 1.8 standing facts: read from its row", DealLoops.class, "unpack"),
    PACK("pack", "a deal of 1.8 standing facts: packed for its row", DealLoops.class, "pack"),
    CODES("codes", "a deal of 1.8 standing facts: its current codes", DealLoops.class, "codes"),
    COUNT("count", "a pass over 1,000,000 deals: counted by culture, face risk and trust", CountLoops.class, "count"),
    COUNT_FILTERED("count-filtered", "the same pass with three filters", CountLoops.class, "countFiltered"),
    ESTIMATE_10("estimate-10", "the estimates of an answer of 10 groups", EstimateLoops.class, "of10"),
    ESTIMATE_100("estimate-100", "the estimates of an answer of 100 groups", EstimateLoops.class, "of100");

    private final String label;
    private final String work;
    private final String benchmark;

    Loop(String label, String work, Class<?> type, String method) {
        this.label = label;
        this.work = work;
        this.benchmark = type.getName() + '.' + method;
    }

    /** Its name on record and for users: lower case, words joined by hyphens. */
    String label() {
        return label;
    }

    /** What one time through it is; the figures are per time. */
    String work() {
        return work;
    }

    /** What JMH calls it. */
    String benchmark() {
        return benchmark;
    }

    /** Those whose {@link #label} a pattern is found in. */
    static Stream<Loop> matching(Pattern pattern) {
        return Arrays.stream(values())
                .filter(loop -> pattern.matcher(loop.label).find());
    }
}
