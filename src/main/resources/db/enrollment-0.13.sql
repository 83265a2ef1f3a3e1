--liquibase formatted sql

--changeset enrollment:0.13-lanes-of-the-dns-watch
-- In which lane a record waits to be looked for, when a person asked for that look, for whom it is,
-- which server kept the last look waiting, and how many looks in a row found its servers silent.
alter table dns_watch add column lane varchar(10) default 'asked' not null;
alter table dns_watch add column asked_at timestamp(6) with time zone;
alter table dns_watch add column requester varchar(255) default '' not null;
alter table dns_watch add column slow_server varchar(64);
alter table dns_watch add column silences integer default 0 not null;
create index dns_watch_in_lane on dns_watch (is_open, lane, next_check_at);

--changeset enrollment:0.13-lanes-of-before
-- Whoever was looked for before waits for a repeated look.
update dns_watch set
  lane = case when last_check_at is null then 'asked' else 'repeated' end,
  requester = (select requester from enrollment where enrollment.id = dns_watch.enrollment_id);
