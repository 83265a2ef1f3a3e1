--liquibase formatted sql

--changeset enrollment:0.11-configured-user
-- Whom a start created from the configuration, or found there already: a user who was removed since
-- does not come back with the first password.
create table configured_user (
  id varchar(64) primary key,
  known_since timestamp(6) with time zone not null
);

--changeset enrollment:0.11-configured-user-of-before
-- Releases before this one created whoever was missing. Who is there, or was deleted by a person,
-- was known to them.
insert into configured_user (id, known_since)
select id, current_timestamp from (
  select id_ as id from act_id_user
  union
  select new_value_ from act_hi_op_log
  where entity_type_ = 'User' and operation_type_ = 'Delete' and property_ = 'userId'
) known;

--changeset enrollment:0.11-sign-in-attempt
-- Wrong passwords that no right one has followed yet: of a user (place is empty), of a user from one
-- place, or (user_id is empty) of names that nobody has and of addresses.
create table sign_in_attempt (
  user_id varchar(64) not null,
  place varchar(64) not null,
  failures integer not null,
  blocked_until timestamp(6) with time zone not null,
  primary key (user_id, place)
);
create index sign_in_attempt_by_time on sign_in_attempt (blocked_until);

--changeset enrollment:0.11-sign-in-place
-- From where a user has signed in, as fingerprints of browsers and addresses.
create table sign_in_place (
  user_id varchar(64) not null,
  place varchar(64) not null,
  seen_at timestamp(6) with time zone not null,
  primary key (user_id, place)
);
create index sign_in_place_by_time on sign_in_place (seen_at);
