-- Grows whenever a rebuilt deal table takes the place of the old one, whose numbers of deals then mean nothing any more.
alter table projection_progress add column generation bigint not null default 0;
