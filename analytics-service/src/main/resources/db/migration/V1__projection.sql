-- How far each partition of facevalue.deal-events.v1 has been folded into the tables below.
create table projection_progress (
    partition_no smallint primary key,
    -- The offset of the next record to fold. Changed first in every transaction, by compare and set.
    next_offset  bigint   not null check (next_offset >= 0),
    -- The greatest ce_time ever applied. Never goes back, not even by an erasure.
    as_of        timestamptz
);

insert into projection_progress (partition_no, next_offset)
select generate_series(0, 5), 0;

-- One row a deal. Nothing in it is counted by delta: the facts are what was said, the codes are computed from them.
create table deal (
    -- Dense and never reused: the position of the deal in the answering instances' columns.
    deal_no       bigint   generated always as identity primary key,
    deal_id       text     collate "C" not null unique,
    partition_no  smallint not null references projection_progress,
    -- The offset of the last record that changed the row; what the change feed follows.
    record_offset bigint   not null,
    -- What holds now, a fixed layout (DealCodes); null while no outcome stands.
    codes         bytea,
    team          text,
    -- The standing facts and the latest erasure, packed (FactPacking).
    facts         bytea    not null
);

create index deal_change on deal (partition_no, record_offset);

-- Records that must still reach Kafka: written in the transaction that gave rise to them, removed once acknowledged.
create table outbox (
    message_no    bigint  generated always as identity primary key,
    topic         text    not null,
    partition_no  smallint,
    record_key    bytea,
    record_value  bytea,
    header_names  text[]  not null,
    header_values bytea[] not null
);
