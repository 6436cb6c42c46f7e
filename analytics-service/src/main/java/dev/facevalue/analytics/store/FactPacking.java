package dev.facevalue.analytics.store;

import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealSize;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Decision;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.Industry;
import dev.facevalue.deal.Level;
import dev.facevalue.deal.Money;
import dev.facevalue.deal.Pretext;
import dev.facevalue.deal.Prevention;
import dev.facevalue.deal.Reason;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import dev.facevalue.deal.Stage;
import dev.facevalue.deal.Strategy;
import dev.facevalue.geography.Country;
import dev.facevalue.geography.Culture;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Packs a deal's state into a few dozen bytes a fact, so that a deal is one row.
 *
 * <p>Version 1: the version; whether the deal was erased and up to when; the number of standing facts; each fact's id,
 * time of record, kind and fields. Times are microseconds from 1970 in UTC, codes are {@link StoredCode}s, texts are
 * {@link DataOutputStream#writeUTF}'s. The dealId is the row's and not repeated.
 */
public final class FactPacking {

    private static final int VERSION = 1;
    private static final int OUTCOME = 1;
    private static final int OBSERVATION = 2;

    private FactPacking() {}

    /** Packs a state. */
    public static byte[] pack(DealState state) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(128);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeByte(VERSION);
            Instant erasedUpTo = state.erasedUpTo();
            out.writeBoolean(erasedUpTo != null);
            if (erasedUpTo != null) {
                writeTime(out, erasedUpTo);
            }
            out.writeShort(state.standing().size());
            for (RecordedFact recorded : state.standing()) {
                writeFact(out, recorded);
            }
        } catch (IOException memoryDoesNotFail) {
            throw new UncheckedIOException(memoryDoesNotFail);
        }
        return bytes.toByteArray();
    }

    /**
     * Unpacks what {@link #pack} packed.
     *
     * @param dealId the deal whose state it is
     * @throws IllegalArgumentException if {@code packed} is of another version or was not packed here; its message goes
     *     into logs, and so does not name the deal
     */
    public static DealState unpack(String dealId, byte[] packed) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(packed))) {
            int version = in.readUnsignedByte();
            if (version != VERSION) {
                throw new IllegalArgumentException("facts are packed in version " + version);
            }
            Instant erasedUpTo = in.readBoolean() ? readTime(in) : null;
            int size = in.readUnsignedShort();
            List<RecordedFact> standing = new ArrayList<>(size);
            for (int i = 0; i < size; i++) {
                standing.add(readFact(in, dealId));
            }
            if (in.read() >= 0) {
                throw new IllegalArgumentException("packed facts go on behind their end");
            }
            return new DealState(erasedUpTo, standing);
        } catch (IOException truncated) {
            throw new IllegalArgumentException("packed facts are truncated", truncated);
        }
    }

    private static void writeFact(DataOutputStream out, RecordedFact recorded) throws IOException {
        out.writeLong(recorded.factId().getMostSignificantBits());
        out.writeLong(recorded.factId().getLeastSignificantBits());
        writeTime(out, recorded.recordedAt());
        switch (recorded.fact()) {
            case DealOutcome outcome -> {
                out.writeByte(OUTCOME);
                writeOutcome(out, outcome);
            }
            case RelationshipObservation observation -> {
                out.writeByte(OBSERVATION);
                writeTime(out, observation.observedAt());
                writeCode(out, observation.relationship());
            }
            case Erasure _ -> throw new IllegalArgumentException("an erasure does not stand");
        }
    }

    private static RecordedFact readFact(DataInputStream in, String dealId) throws IOException {
        UUID factId = new UUID(in.readLong(), in.readLong());
        Instant recordedAt = readTime(in);
        int kind = in.readUnsignedByte();
        return switch (kind) {
            case OUTCOME -> new RecordedFact(factId, recordedAt, readOutcome(in, dealId));
            case OBSERVATION ->
                new RecordedFact(
                        factId,
                        recordedAt,
                        new RelationshipObservation(dealId, readTime(in), needCode(in, Relationship.class)));
            default -> throw new IllegalArgumentException("there is a packed fact of kind " + kind);
        };
    }

    private static void writeOutcome(DataOutputStream out, DealOutcome outcome) throws IOException {
        writeTime(out, outcome.decidedAt());
        out.writeShort(DealCodes.countryCode(outcome.country()));
        writeCode(out, outcome.decision());
        writeCode(out, outcome.strategy());
        writeCode(out, outcome.prevention());
        writeCode(out, outcome.relationship());
        writeCode(out, outcome.culture());
        writeCode(out, outcome.statedReason());
        writeCode(out, outcome.actualReason());
        writeCode(out, outcome.pretext());
        writeCode(out, outcome.faceRisk());
        writeCode(out, outcome.trust());
        writeCode(out, outcome.sellerConfidence());
        writeCode(out, outcome.stage());
        writeCode(out, outcome.dealSize());
        writeCode(out, outcome.industry());
        Money value = outcome.value();
        writeText(out, value == null ? null : value.amount().toPlainString());
        writeText(out, value == null ? null : value.currency().getCurrencyCode());
        writeText(out, outcome.team());
        writeText(out, outcome.sellerId());
        writeText(out, outcome.accountId());
    }

    private static DealOutcome readOutcome(DataInputStream in, String dealId) throws IOException {
        // Arguments are evaluated in their order, which is the order in which they were written.
        return new DealOutcome(
                dealId,
                readTime(in),
                readCountry(in),
                needCode(in, Decision.class),
                readCode(in, Strategy.class),
                readCode(in, Prevention.class),
                readCode(in, Relationship.class),
                readCode(in, Culture.class),
                readCode(in, Reason.class),
                readCode(in, Reason.class),
                readCode(in, Pretext.class),
                readCode(in, Level.class),
                readCode(in, Level.class),
                readCode(in, Level.class),
                readCode(in, Stage.class),
                readCode(in, DealSize.class),
                readCode(in, Industry.class),
                money(readText(in), readText(in)),
                readText(in),
                readText(in),
                readText(in));
    }

    private static @Nullable Money money(@Nullable String amount, @Nullable String currency) {
        return amount == null || currency == null
                ? null
                : new Money(new BigDecimal(amount), Currency.getInstance(currency));
    }

    private static Country readCountry(DataInputStream in) throws IOException {
        int code = in.readUnsignedShort();
        return new Country(String.valueOf(new char[] {(char) ('A' + code / 26), (char) ('A' + code % 26)}));
    }

    private static void writeTime(DataOutputStream out, Instant time) throws IOException {
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, time));
    }

    private static Instant readTime(DataInputStream in) throws IOException {
        return Instant.EPOCH.plus(in.readLong(), ChronoUnit.MICROS);
    }

    private static void writeCode(DataOutputStream out, @Nullable Enum<?> code) throws IOException {
        out.writeByte(StoredCode.of(code));
    }

    private static <E extends Enum<E>> @Nullable E readCode(DataInputStream in, Class<E> codes) throws IOException {
        return StoredCode.read(in.readByte(), codes);
    }

    private static <E extends Enum<E>> E needCode(DataInputStream in, Class<E> codes) throws IOException {
        E code = readCode(in, codes);
        if (code == null) {
            throw new IllegalArgumentException("a " + codes.getSimpleName() + " is missing");
        }
        return code;
    }

    private static void writeText(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            out.writeUTF(text);
        }
    }

    private static @Nullable String readText(DataInputStream in) throws IOException {
        return in.readBoolean() ? in.readUTF() : null;
    }
}
