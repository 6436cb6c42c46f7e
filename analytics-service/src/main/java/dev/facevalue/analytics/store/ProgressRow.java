package dev.facevalue.analytics.store;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

/** How far one partition has been projected, to be read; only the projection's own statements write it. */
@Entity
@Immutable
@Table(name = "projection_progress")
public class ProgressRow {

    @Id
    @Column(name = "partition_no")
    private short partitionNo;

    @Column(name = "next_offset")
    private long nextOffset;

    @Column(name = "as_of")
    private @Nullable Instant asOf;

    /** For Hibernate, which fills the fields. */
    protected ProgressRow() {}

    /** The partition, from 0. */
    public int partition() {
        return partitionNo;
    }

    /** The offset of the next record to project. */
    public long nextOffset() {
        return nextOffset;
    }

    /** The greatest {@code ce_time} ever applied from this partition; empty before the first. */
    public Optional<Instant> asOf() {
        return Optional.ofNullable(asOf);
    }
}
