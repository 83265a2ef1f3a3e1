--liquibase formatted sql

--changeset enrollment:0.2-state-since
-- Null in rows of before: then the time of the request stands for it.
alter table enrollment add column state_since timestamp(6) with time zone;
