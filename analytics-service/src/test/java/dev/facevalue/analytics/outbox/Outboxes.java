package dev.facevalue.analytics.outbox;

import dev.facevalue.analytics.AnalyticsConfig;
import dev.facevalue.analytics.store.Schema;
import java.util.Map;
import javax.sql.DataSource;

/** Publishers for tests that need no service around them. */
public final class Outboxes {

    private Outboxes() {}

    /** A publisher that was never started: what is in the outbox stays there. */
    public static OutboxPublisher idle(DataSource dataSource, Schema schema, AnalyticsConfig config) {
        return new OutboxPublisher(dataSource, schema, config, Map.of());
    }
}
