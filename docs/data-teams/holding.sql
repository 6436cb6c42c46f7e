-- What holds about each deal, from a table fact(fact_id, type, recorded_at, data): a row for each fact, data as JSON.
-- The same for DuckDB and PostgreSQL.

create view standing as
select cast(fact.fact_id as uuid) as fact_id, fact.type, fact.recorded_at, fact.data, fact.data ->> 'dealId' as deal_id
from fact
left join (
    select data ->> 'dealId' as deal_id, max(cast(data ->> 'erasedAt' as timestamptz)) as up_to
    from fact
    where type = 'dev.facevalue.deal.erased.v1'
    group by 1) erasure on erasure.deal_id = fact.data ->> 'dealId'
where fact.type <> 'dev.facevalue.deal.erased.v1'
  and (erasure.up_to is null or fact.recorded_at > erasure.up_to);

create view holding_outcome as
select distinct on (deal_id)
    deal_id, fact_id, recorded_at, data, cast(data ->> 'decidedAt' as timestamptz) as decided_at,
    data ->> 'relationship' as relationship
from standing
where type = 'dev.facevalue.deal-outcome.recorded.v1'
order by deal_id, recorded_at desc, fact_id desc;

create view holding_relationship as
select distinct on (deal_id) deal_id, observed_at, relationship
from (
    select deal_id, fact_id, recorded_at, decided_at as observed_at, relationship
    from holding_outcome
    where relationship is not null
    union all
    select deal_id, fact_id, recorded_at, cast(data ->> 'observedAt' as timestamptz), data ->> 'relationship'
    from standing
    where type = 'dev.facevalue.relationship.observed.v1') observed
order by deal_id, observed_at desc, recorded_at desc, fact_id desc;

create view holding as
select deal_id, holding_outcome.data as outcome, holding_relationship.relationship, holding_relationship.observed_at
from holding_outcome
left join holding_relationship using (deal_id);
