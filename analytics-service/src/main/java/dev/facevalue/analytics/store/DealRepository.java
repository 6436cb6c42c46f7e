package dev.facevalue.analytics.store;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;

/** Reads single deals. */
@ApplicationScoped
public class DealRepository implements PanacheRepositoryBase<DealRow, Long> {

    /** The row of a deal, or empty if nothing was ever said about it. */
    public Optional<DealRow> findByDealId(String dealId) {
        return find("dealId", dealId).firstResultOptional();
    }

    /** The rows of the next deals in the order of their ids, as bytes. */
    public List<DealRow> listAfter(String dealId, int limit) {
        return find("dealId > ?1 order by dealId", dealId).page(0, limit).list();
    }
}
