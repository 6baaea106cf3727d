--liquibase formatted sql

--changeset voicebox:010-session-gateways
-- The server that has the session, by the name under which it says in Redis that it lives; none of sessions from before.
-- The index begins with it: whoever finds a server gone closes the sessions of all tenants that it had.
ALTER TABLE sessions ADD COLUMN gateway text;
CREATE INDEX sessions_open ON sessions (gateway, tenant_id, id) WHERE ended_at IS NULL AND gateway IS NOT NULL;
--rollback DROP INDEX sessions_open;
--rollback ALTER TABLE sessions DROP COLUMN gateway;
