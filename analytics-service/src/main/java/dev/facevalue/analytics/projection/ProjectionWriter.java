package dev.facevalue.analytics.projection;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.outbox.OutboxMessage;
import dev.facevalue.deal.DealState;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;

/** Makes what a poll brought so, in one transaction: first the fence, then what the fold says. */
public final class ProjectionWriter {

    /** A deal may have 256 facts on record, some 70 KB in memory; a poll may touch 5,000 deals, and so may another. */
    static final int DEALS_AT_ONCE = 1_000;

    private final ProjectionStore store;
    private final boolean publishes;

    /**
     * A writer.
     *
     * @param store where it writes
     * @param publishes whether it puts in the outbox what must reach Kafka
     */
    ProjectionWriter(ProjectionStore store, boolean publishes) {
        this.store = store;
        this.publishes = publishes;
    }

    /**
     * Writes a projection beside the one that answers, and publishes nothing.
     *
     * @param schema the schema of PostgreSQL that holds its tables; a name that needs no quotes
     */
    public static ProjectionWriter silent(DataSource dataSource, AnalyticsConfig config, String schema) {
        return new ProjectionWriter(new ProjectionTables(dataSource, config, Optional.of(schema)), false);
    }

    /**
     * What came of writing.
     *
     * @param stale partitions whose stored offset was not where their batch began: nothing of these was written
     * @param facts how many records were folded, of the others
     * @param deadLetters how many of those became dead letters
     * @param messages how many messages were put in the outbox
     */
    public record Written(Set<Integer> stale, int facts, int deadLetters, int messages) {

        /** Where there was nothing to write. */
        static final Written NOTHING = new Written(Set.of(), 0, 0, 0);

        public Written {
            stale = Set.copyOf(stale);
        }
    }

    /**
     * Folds batches of different partitions into the tables and moves their offsets on, all or nothing.
     *
     * @throws SQLException if that failed; then nothing is written, or it cannot be known whether all was: either way,
     *     the stored offsets tell where to go on
     */
    public Written write(Collection<PartitionBatch> batches) throws SQLException {
        return store.inTransaction(tables -> writeAll(tables, batches));
    }

    private Written writeAll(ProjectionStore.Tables tables, Collection<PartitionBatch> batches) throws SQLException {
        // Always in the same order, so that two consumers never wait for each other.
        List<Fold> decoded = batches.stream()
                .sorted(Comparator.comparingInt(PartitionBatch::partition))
                .map(batch -> new Fold(batch, BatchFold.decode(batch)))
                .toList();
        // The fence comes first: whoever is stale writes nothing, whoever is not holds the partition to the end.
        Set<Integer> stale = tables.advance(decoded.stream().map(Fold::advance).toList());
        List<Fold> folds = decoded.stream()
                .filter(fold -> !stale.contains(fold.batch().partition()))
                .toList();
        int facts = 0;
        int deadLetters = 0;
        int messages = 0;
        for (Fold fold : folds) {
            facts += fold.batch().records().size();
        }
        for (List<Fold> portion : portions(folds)) {
            Folded folded = fold(tables, portion);
            deadLetters += folded.deadLetters();
            messages += folded.messages();
        }
        return new Written(stale, facts, deadLetters, messages);
    }

    /** The same work in portions, each of so many deals that all that is on record of them is in memory at once. */
    private static List<List<Fold>> portions(List<Fold> folds) {
        List<List<Fold>> portions = new ArrayList<>();
        List<Fold> portion = new ArrayList<>();
        int deals = 0;
        for (Fold fold : folds) {
            for (BatchFold part : fold.fold().inParts(DEALS_AT_ONCE)) {
                int more = part.dealIds().size();
                if (deals + more > DEALS_AT_ONCE) {
                    portions.add(portion);
                    portion = new ArrayList<>();
                    deals = 0;
                }
                portion.add(new Fold(fold.batch(), part));
                deals += more;
            }
        }
        portions.add(portion);
        return portions;
    }

    private record Folded(int deadLetters, int messages) {}

    private Folded fold(ProjectionStore.Tables tables, List<Fold> folds) throws SQLException {
        Map<String, ProjectionStore.Known> known = tables.read(
                folds.stream().flatMap(fold -> fold.fold().dealIds().stream()).toList());
        List<ProjectionStore.Row> added = new ArrayList<>();
        List<ProjectionStore.Row> changed = new ArrayList<>();
        List<OutboxMessage> messages = new ArrayList<>();
        int deadLetters = 0;
        for (Fold fold : folds) {
            BatchFold.Changes changes =
                    fold.fold().onto(states(known, fold.fold().dealIds()));
            for (BatchFold.Change change : changes.deals()) {
                ProjectionStore.Known before = known.get(change.dealId());
                (before == null ? added : changed)
                        .add(new ProjectionStore.Row(before, fold.batch().partition(), change));
            }
            if (publishes) {
                messages.addAll(changes.messages());
            }
            deadLetters += changes.deadLetters().size();
        }
        tables.insert(added);
        tables.update(changed);
        tables.send(messages);
        return new Folded(deadLetters, messages.size());
    }

    private record Fold(PartitionBatch batch, BatchFold fold) {

        ProjectionStore.Advance advance() {
            return new ProjectionStore.Advance(batch.partition(), batch.from(), batch.to(), fold.asOf());
        }
    }

    private static Map<String, DealState> states(Map<String, ProjectionStore.Known> known, Set<String> dealIds) {
        Map<String, DealState> states = new HashMap<>();
        for (String dealId : dealIds) {
            ProjectionStore.Known deal = known.get(dealId);
            if (deal != null) {
                states.put(dealId, deal.state());
            }
        }
        return states;
    }
}
