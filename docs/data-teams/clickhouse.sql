-- The topic as tables of ClickHouse. A record that is no fact, or a null value, does not come in and stops nothing.

-- RawBLOB takes any bytes. A format that parses stops for good at the first value that it cannot read.
create table fact_queue (data String)
engine = Kafka
settings kafka_broker_list = 'localhost:9092', kafka_topic_list = 'facevalue.deal-events.v1',
    kafka_group_name = 'clickhouse', kafka_format = 'RawBLOB';

-- Equal copies of a fact fall together. The factId is a text: ClickHouse does not sort UUIDs by their bytes.
create table fact (
    deal_id String, fact_id String, type LowCardinality(String), recorded_at DateTime64(6, 'UTC'),
    happened_at DateTime64(6, 'UTC'), data String)
engine = ReplacingMergeTree order by (deal_id, fact_id);

create materialized view fact_feed to fact as
select deal_id, fact_id, type, assumeNotNull(recorded) as recorded_at, assumeNotNull(happened) as happened_at, data
from (
    select splitByChar('/', _key)[1] as deal_id, splitByChar('/', _key)[2] as fact_id,
        _headers.value[indexOf(_headers.name, 'ce_type')] as type,
        parseDateTime64BestEffortOrNull(_headers.value[indexOf(_headers.name, 'ce_time')], 6, 'UTC') as recorded,
        transform(type, [
            'dev.facevalue.deal-outcome.recorded.v1',
            'dev.facevalue.relationship.observed.v1',
            'dev.facevalue.deal.erased.v1'], ['decidedAt', 'observedAt', 'erasedAt'], '') as happened_in,
        parseDateTime64BestEffortOrNull(JSONExtractString(data, happened_in), 6, 'UTC') as happened,
        data
    from fact_queue
    where match(_key, '^[A-Za-z0-9._:-]{1,128}/[0-9a-f-]{36}$'))
where recorded is not null and happened is not null and JSONExtractString(data, 'dealId') = deal_id;

create view erasure as
select deal_id, max(happened_at) as up_to
from fact
where type = 'dev.facevalue.deal.erased.v1'
group by deal_id;

create view standing as
select fact.deal_id as deal_id, fact_id, type, recorded_at, happened_at, data,
    JSONExtractString(data, 'relationship') as relationship
from fact final
left join erasure on erasure.deal_id = fact.deal_id
where type != 'dev.facevalue.deal.erased.v1' and (erasure.deal_id = '' or recorded_at > up_to);

create view holding_outcome as
select * from standing
where type = 'dev.facevalue.deal-outcome.recorded.v1'
order by recorded_at desc, fact_id desc
limit 1 by deal_id;

create view holding_relationship as
select deal_id, happened_at as observed_at, relationship
from (
    select * from holding_outcome where relationship != ''
    union all
    select * from standing where type = 'dev.facevalue.relationship.observed.v1')
order by happened_at desc, recorded_at desc, fact_id desc
limit 1 by deal_id;
