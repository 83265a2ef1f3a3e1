-- Before the first start, by an administrator of the database, connected to the product's database:
--   psql --dbname=enrollment --file=postgres-roles.sql
-- Two roles: the owner makes and changes the tables (Liquibase, at each start of a new version);
-- the application works with the rows and owns nothing. Give both a password of their own:
--   \password enrollment_owner
--   \password enrollment_app
-- and configure
--   spring.liquibase.user=enrollment_owner      spring.liquibase.password=…
--   spring.datasource.username=enrollment_app   spring.datasource.password=…

create role enrollment_owner login;
create role enrollment_app login;

-- PostgreSQL 15 and later grant it to nobody by themselves.
revoke create on schema public from public;
grant usage, create on schema public to enrollment_owner;
grant usage on schema public to enrollment_app;

-- For every table that the owner will ever make.
alter default privileges for role enrollment_owner in schema public
  grant select, insert, update, delete on tables to enrollment_app;
alter default privileges for role enrollment_owner in schema public
  grant usage, select on sequences to enrollment_app;
