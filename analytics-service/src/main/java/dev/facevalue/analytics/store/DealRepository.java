package dev.facevalue.analytics.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;

/** Reads single deals. */
@ApplicationScoped
public class DealRepository implements PanacheRepositoryBase<DealRow, Long> {

    /** The row of a deal, or empty if nothing was ever said about it. */
    public Optional<DealRow> findByDealId(String dealId) {
        return find("dealId", dealId).firstResultOptional();
    }
}
