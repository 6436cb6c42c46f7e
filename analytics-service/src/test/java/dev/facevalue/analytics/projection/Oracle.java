package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.examples.Said;
import dev.facevalue.analytics.store.CodeColumn;
import dev.facevalue.deal.DealOutcome;
import dev.facevalue.deal.DealState;
import dev.facevalue.deal.Erasure;
import dev.facevalue.deal.RecordedFact;
import dev.facevalue.deal.Relationship;
import dev.facevalue.deal.RelationshipObservation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the contract's Semantics say of a deal, told from the set of all its facts. Folds nothing. */
final class Oracle {

    private static final HexFormat HEX = HexFormat.of();

    private Oracle() {}

    /**
     * What is to be stored of a deal, wherever its row lies and whichever record changed it last.
     *
     * @param codes in hexadecimal; null while no outcome stands
     */
    record Holding(
            @Nullable Instant erasedUpTo,
            Set<RecordedFact> standing,
            @Nullable String codes,
            @Nullable String team) {

        /** What is stored. */
        static Holding stored(DealState state, @Nullable String codes, @Nullable String team) {
            return new Holding(state.erasedUpTo(), new HashSet<>(state.standing()), codes, team);
        }
    }

    /** A relationship, who told it, and when it was seen. */
    private record Seen(Relationship relationship, Instant observedAt, RecordedFact source) {}

    static Holding holding(Collection<RecordedFact> facts) {
        Instant erasedUpTo = greatestErasure(facts);
        Set<RecordedFact> standing = new HashSet<>();
        for (RecordedFact fact : facts) {
            if (!(fact.fact() instanceof Erasure)
                    && (erasedUpTo == null || fact.recordedAt().isAfter(erasedUpTo))) {
                standing.add(fact);
            }
        }
        RecordedFact holding = null;
        for (RecordedFact fact : standing) {
            if (fact.fact() instanceof DealOutcome && (holding == null || isSaidLater(fact, holding))) {
                holding = fact;
            }
        }
        if (holding == null) {
            return new Holding(erasedUpTo, standing, null, null);
        }
        DealOutcome outcome = (DealOutcome) holding.fact();
        return new Holding(
                erasedUpTo, standing, codes(outcome, relationship(standing, outcome, holding)), outcome.team());
    }

    /** "the greatest T of its erasures" */
    static @Nullable Instant greatestErasure(Collection<RecordedFact> facts) {
        Instant greatest = null;
        for (RecordedFact fact : facts) {
            if (fact.fact() instanceof Erasure erasure
                    && (greatest == null || erasure.erasedAt().isAfter(greatest))) {
                greatest = erasure.erasedAt();
            }
        }
        return greatest;
    }

    /**
     * "Its relationship counts as an observation at its decidedAt; among that and the standing RelationshipObservations
     * the one with the latest observedAt holds, then the later ce_time."
     */
    private static @Nullable Relationship relationship(
            Set<RecordedFact> standing, DealOutcome outcome, RecordedFact holding) {
        List<Seen> seen = new ArrayList<>();
        if (outcome.relationship() != null) {
            seen.add(new Seen(outcome.relationship(), outcome.decidedAt(), holding));
        }
        for (RecordedFact fact : standing) {
            if (fact.fact() instanceof RelationshipObservation observation) {
                seen.add(new Seen(observation.relationship(), observation.observedAt(), fact));
            }
        }
        Seen latest = null;
        for (Seen each : seen) {
            if (latest == null
                    || each.observedAt().isAfter(latest.observedAt())
                    || (each.observedAt().equals(latest.observedAt()) && isSaidLater(each.source(), latest.source()))) {
                latest = each;
            }
        }
        return latest == null ? null : latest.relationship();
    }

    /** By ce_time. "Last tie: the greater factId, as unsigned bytes", which is the order of its hexadecimal digits. */
    private static boolean isSaidLater(RecordedFact fact, RecordedFact than) {
        return fact.recordedAt().equals(than.recordedAt())
                ? fact.factId().toString().compareTo(than.factId().toString()) > 0
                : fact.recordedAt().isAfter(than.recordedAt());
    }

    private static String codes(DealOutcome outcome, @Nullable Relationship relationship) {
        StringBuilder codes = new StringBuilder();
        for (CodeColumn column : CodeColumn.values()) {
            Enum<?> said = column == CodeColumn.RELATIONSHIP ? relationship : Said.in(column, outcome);
            codes.append(HEX.toHexDigits(
                    (byte) (said == null ? 0 : 1 + column.codes().indexOf(said))));
        }
        String country = outcome.country().code();
        int day =
                (int) outcome.decidedAt().atOffset(ZoneOffset.UTC).toLocalDate().toEpochDay();
        return codes.append(HEX.toHexDigits((short) (26 * (country.charAt(0) - 'A') + country.charAt(1) - 'A')))
                .append(HEX.toHexDigits(day))
                .toString();
    }
}
