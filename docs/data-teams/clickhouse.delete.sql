-- Deletes what was erased; the views above only leave it out. The disk is rid of it with the next merge.
delete from fact
where (deal_id, fact_id) in (
    select deal_id, fact_id
    from fact
    join erasure on erasure.deal_id = fact.deal_id
    where type != 'dev.facevalue.deal.erased.v1' and recorded_at <= up_to);
