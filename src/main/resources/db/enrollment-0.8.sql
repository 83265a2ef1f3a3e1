--liquibase formatted sql

--changeset enrollment:0.8-domain-proof
-- How long the proof of a domain may take, and Microsoft being asked again and again (is_open).
create table domain_proof (
  enrollment_id varchar(300) primary key references enrollment,
  process_instance_id varchar(64) not null,
  begun_at timestamp(6) with time zone not null,
  expires_at timestamp(6) with time zone not null,
  is_open boolean not null,
  asked_since timestamp(6) with time zone,
  checks integer not null,
  last_check_at timestamp(6) with time zone,
  next_check_at timestamp(6) with time zone,
  claimed_by varchar(100),
  claimed_at timestamp(6) with time zone,
  claimed_until timestamp(6) with time zone
);
create index domain_proof_due on domain_proof (is_open, next_check_at);

--changeset enrollment:0.8-domain-proof-of-before
-- Proofs that were under way already: so far, the wait for the record had their time.
insert into domain_proof (enrollment_id, process_instance_id, begun_at, expires_at, is_open, checks)
select enrollment_id, process_instance_id, opened_at, expires_at, false, 0 from dns_watch;
