--liquibase formatted sql

--changeset enrollment:0.4-linked-tenant
-- The tenant that an enrollment which ended well has linked; null in all others.
alter table enrollment add column linked_tenant varchar(64);
create index enrollment_by_linked_tenant on enrollment (linked_tenant);

--changeset enrollment:0.4-linked-tenant-of-before
-- The last plan of each has the tenant; an id is 36 characters long.
update enrollment set linked_tenant = (
  select substring(p.canonical_json from position('"tenantId":"' in p.canonical_json) + 12 for 36)
  from plan p
  where p.id = (select max(q.id) from plan q where q.enrollment_id = enrollment.id))
where state = 'enrolled';
