--liquibase formatted sql

--changeset enrollment:0.5-written-at
alter table change add column written_at timestamp(6) with time zone;
