-- DuckDB: the export of analytics as the table fact.
create table fact as
select "factId" as fact_id, type, "recordedAt" as recorded_at, data
from read_json('facts.ndjson', format = 'newline_delimited',
    columns = {"factId": 'UUID', type: 'VARCHAR', "recordedAt": 'TIMESTAMPTZ', data: 'JSON'});
