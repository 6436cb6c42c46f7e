package dev.facevalue.analytics.store;

import dev.facevalue.deal.DealState;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;

/** A deal as the projection holds it, to be read; only the projection's own statements write it. */
@Entity
@Immutable
@Table(name = "deal")
public class DealRow {

    @Id
    @Column(name = "deal_no")
    private long dealNo;

    @Column(name = "deal_id")
    private String dealId;

    @Column(name = "partition_no")
    private short partitionNo;

    @Column(name = "record_offset")
    private long recordOffset;

    private byte[] facts;

    /** For Hibernate, which fills the fields. */
    @SuppressWarnings("NullAway.Init")
    protected DealRow() {}

    /** The deal's identity. */
    public String dealId() {
        return dealId;
    }

    /** The partition in which all of the deal lies. */
    public int partition() {
        return partitionNo;
    }

    /** The offset of the last record that changed what holds. */
    public long recordOffset() {
        return recordOffset;
    }

    /** All that is on record about the deal. */
    public DealState state() {
        return FactPacking.unpack(dealId, facts);
    }
}
