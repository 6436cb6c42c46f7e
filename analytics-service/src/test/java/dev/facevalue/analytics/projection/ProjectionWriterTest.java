package dev.facevalue.analytics.projection;

import static dev.facevalue.analytics.examples.OutcomeBuilder.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import dev.facevalue.analytics.examples.Records;
import dev.facevalue.analytics.outbox.OutboxMessage;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProjectionWriterTest {

    @Test
    void neverHoldsMoreDealsAtOnceThanItMay() throws Exception {
        Batch many = Batch.of(0, 0);
        Records.dealIdsIn(0)
                .limit(2 * ProjectionWriter.DEALS_AT_ONCE + 1)
                .forEach(dealId -> many.fact(outcome(dealId).build()));
        Batch few = Batch.of(1, 0);
        Records.dealIdsIn(1)
                .limit(10)
                .forEach(dealId -> few.fact(outcome(dealId).build()));
        Noting store = new Noting();

        new ProjectionWriter(store, true).write(List.of(many.build(), few.build()));

        assertThat(store.read).containsExactly(ProjectionWriter.DEALS_AT_ONCE, ProjectionWriter.DEALS_AT_ONCE, 11);
    }

    /** An empty projection that notes how many deals were asked for at a time. */
    private static final class Noting implements ProjectionStore, OneByOne {

        private final List<Integer> read = new ArrayList<>();

        @Override
        public Map<Integer, Long> nextOffsets() {
            return Map.of();
        }

        @Override
        public <T> T inTransaction(Work<T> work) throws SQLException {
            return work.on(this);
        }

        @Override
        public boolean advance(int partition, long from, long to, @Nullable Instant asOf) {
            return true;
        }

        @Override
        public Map<String, Known> read(Collection<String> dealIds) {
            read.add(dealIds.size());
            return Map.of();
        }

        @Override
        public void insert(List<Row> added) {}

        @Override
        public void update(List<Row> changed) {}

        @Override
        public void send(List<OutboxMessage> messages) {}
    }
}
