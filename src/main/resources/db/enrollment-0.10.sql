--liquibase formatted sql

--changeset enrollment:0.10-target-tenant
-- The tenant that a running enrollment leads to; null once it is over.
alter table enrollment add column target_tenant varchar(64);
create index enrollment_by_target_tenant on enrollment (target_tenant);

--changeset enrollment:0.10-created-tenant
-- The tenant that was created for a running enrollment, for one only; null once it leads elsewhere or is over.
alter table enrollment add column created_tenant varchar(64) unique;

--changeset enrollment:0.10-target-tenant-of-before
-- The last plan of each has the tenant; an id is 36 characters long.
update enrollment set target_tenant = (
  select substring(p.canonical_json from position('"tenantId":"' in p.canonical_json) + 12 for 36)
  from plan p
  where p.id = (select max(q.id) from plan q where q.enrollment_id = enrollment.id))
where outcome is null;
