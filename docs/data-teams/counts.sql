-- Counts the deals as /v1/standings does.
select outcome ->> 'strategy' as strategy, coalesce(relationship, 'awaiting') as relationship, count(*) as deals
from holding
where outcome ->> 'strategy' is not null
group by 1, 2
order by 1, 2;
