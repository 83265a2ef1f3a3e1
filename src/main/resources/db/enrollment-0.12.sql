--liquibase formatted sql

--changeset enrollment:0.12-store-check
-- Never has a row that anybody sees: whether the database can be written is found out with it.
create table store_check (
  node varchar(64) primary key
);
