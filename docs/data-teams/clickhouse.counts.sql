-- Counts the deals as /v1/standings does.
select JSONExtractString(outcome.data, 'strategy') as strategy,
    if(held.deal_id = '', 'awaiting', held.relationship) as relationship, count() as deals
from holding_outcome as outcome
left join holding_relationship as held on held.deal_id = outcome.deal_id
where strategy != ''
group by strategy, relationship
order by strategy, relationship;
