package dev.facevalue.analytics.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import io.quarkus.panache.common.Sort;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Reads how far the projection has come. */
@ApplicationScoped
public class ProgressRepository implements PanacheRepositoryBase<ProgressRow, Short> {

    /** Every partition's progress, by partition. */
    public List<ProgressRow> listByPartition() {
        return listAll(Sort.by("partitionNo"));
    }
}
