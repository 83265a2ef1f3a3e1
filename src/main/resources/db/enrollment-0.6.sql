--liquibase formatted sql

--changeset enrollment:0.6-consent-access
-- What consent was asked for, read or write; null in rows of before, which asked for both.
alter table consent_request add column access varchar(10);
