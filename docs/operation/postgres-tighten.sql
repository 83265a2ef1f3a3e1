-- After the first start, by enrollment_owner; may be repeated. The product never asks for what is
-- taken here, so an application that somebody has broken into cannot do it either:
-- evidence is added, never changed or removed, and nobody but Liquibase records its own steps.
revoke update, delete on evidence from enrollment_app;
revoke all on databasechangelog, databasechangeloglock from enrollment_app;
