package dev.facevalue.analytics.export;

import dev.facevalue.deal.RecordedFact;
import dev.facevalue.eventstream.EventType;
import dev.facevalue.eventstream.FactJson;
import java.nio.charset.StandardCharsets;

/** A standing fact as a line of NDJSON: its name, type and time of record, and its data as it stands on the topic. */
final class FactLine {

    private FactLine() {}

    static byte[] of(RecordedFact recorded) {
        // None of the three can hold a character that JSON escapes.
        String head = "{\"factId\":\"" + recorded.factId() + "\",\"type\":\""
                + EventType.of(recorded.fact()).typeName() + "\",\"recordedAt\":\"" + recorded.recordedAt()
                + "\",\"data\":";
        byte[] start = head.getBytes(StandardCharsets.UTF_8);
        byte[] data = FactJson.write(recorded.fact());
        byte[] line = new byte[start.length + data.length + 2];
        System.arraycopy(start, 0, line, 0, start.length);
        System.arraycopy(data, 0, line, start.length, data.length);
        line[line.length - 2] = '}';
        line[line.length - 1] = '\n';
        return line;
    }
}
