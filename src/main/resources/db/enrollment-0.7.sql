--liquibase formatted sql

--changeset enrollment:0.7-written-at-of-before
-- Of what was begun before times were kept, it is not known that nothing was sent.
update change set written_at = current_timestamp where status = 'intended' and written_at is null;
