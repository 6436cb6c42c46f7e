package dev.facevalue.analytics.projection;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tables whose partitions move on one after another, so that others may go on in between. */
interface OneByOne extends ProjectionStore.Tables {

    /** Moves one partition on, if it is where it is thought to be; whether it was. */
    boolean advance(int partition, long from, long to, @Nullable Instant asOf) throws SQLException;

    @Override
    default Set<Integer> advance(List<ProjectionStore.Advance> advances) throws SQLException {
        Set<Integer> stale = new HashSet<>();
        for (ProjectionStore.Advance each : advances) {
            if (!advance(each.partition(), each.from(), each.to(), each.asOf())) {
                stale.add(each.partition());
            }
        }
        return stale;
    }
}
