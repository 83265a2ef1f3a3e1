--liquibase formatted sql

--changeset enrollment:0.3-work-account-watch
create table work_account_watch (
  enrollment_id varchar(300) primary key references enrollment,
  process_instance_id varchar(64) not null,
  tenant_domain varchar(253) not null,
  is_open boolean not null,
  finding varchar(40),
  checks integer not null,
  opened_at timestamp(6) with time zone not null,
  last_check_at timestamp(6) with time zone,
  next_check_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  claimed_by varchar(100),
  claimed_at timestamp(6) with time zone,
  claimed_until timestamp(6) with time zone
);
create index work_account_watch_due on work_account_watch (is_open, next_check_at);
