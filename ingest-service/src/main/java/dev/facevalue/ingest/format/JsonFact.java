package dev.facevalue.ingest.format;

import dev.facevalue.deal.FactForm;
import dev.facevalue.eventstream.FactJson;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** One fact as JSON. */
public final class JsonFact {

    private JsonFact() {}

    /** Reads one fact; a member that the contract does not have is a violation. */
    public static FactJson.Reading read(byte[] json, FactForm.Kind kind) {
        Optional<String> unreadable = wrongWithBytes(json);
        return unreadable.isPresent()
                ? new FactJson.Malformed(unreadable.get())
                : FactJson.read(json, kind, FactJson.UnknownMembers.REFUSE);
    }

    /** Why bytes can be no JSON whatever they say, in words that go on after "the body"; empty if they may be some. */
    static Optional<String> wrongWithBytes(byte[] json) {
        if (isBlank(json)) {
            return Optional.of("is empty");
        }
        return isUtf8(json) ? Optional.empty() : Optional.of("is not UTF-8");
    }

    static boolean isBlank(byte[] line) {
        for (byte each : line) {
            if (each != ' ' && each != '\t' && each != '\r' && each != '\n') {
                return false;
            }
        }
        return true;
    }

    /** The parser looks less closely: it takes characters encoded in more bytes than they need, and halves of them. */
    private static boolean isUtf8(byte[] json) {
        boolean ascii = true;
        for (byte each : json) {
            ascii &= each >= 0;
        }
        if (ascii) {
            return true;
        }
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
