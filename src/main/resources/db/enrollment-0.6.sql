--liquibase formatted sql

--changeset enrollment:0.6-consent-access
-- What consent was asked for, read or write; null in rows of before, which asked for both.
alter table consent_request add column access varchar(10);

--changeset enrollment:0.6-consent
-- What tenants granted for enrollments, and whether it was taken back after their end.
create table consent (
  enrollment_id varchar(300) not null references enrollment,
  tenant_id varchar(64) not null,
  access varchar(10) not null,
  granted_at timestamp(6) with time zone not null,
  is_open boolean not null,
  last_check_at timestamp(6) with time zone,
  next_check_at timestamp(6) with time zone,
  expires_at timestamp(6) with time zone,
  removed_at timestamp(6) with time zone,
  claimed_by varchar(100),
  claimed_until timestamp(6) with time zone,
  primary key (enrollment_id, tenant_id, access)
);
create index consent_due on consent (is_open, next_check_at);
create index consent_by_tenant on consent (tenant_id);
