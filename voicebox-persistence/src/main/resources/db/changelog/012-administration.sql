--liquibase formatted sql

--changeset voicebox:012-tenants
-- Versions count the changes, for If-Match. Days after which what was said is deleted; none: kept.
ALTER TABLE tenants ADD COLUMN retention_days integer CONSTRAINT tenants_retention_range CHECK (retention_days BETWEEN 1 AND 3650);
ALTER TABLE tenants ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE tenants ADD COLUMN updated_at timestamptz;
--rollback ALTER TABLE tenants DROP COLUMN updated_at;
--rollback ALTER TABLE tenants DROP COLUMN version;
--rollback ALTER TABLE tenants DROP COLUMN retention_days;

--changeset voicebox:012-projects
-- One that is deleted keeps its row: sessions and usage name it.
ALTER TABLE projects ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE projects ADD COLUMN updated_at timestamptz;
ALTER TABLE projects ADD COLUMN deleted_at timestamptz;
CREATE INDEX projects_by_id ON projects (id);
--rollback DROP INDEX projects_by_id;
--rollback ALTER TABLE projects DROP COLUMN deleted_at;
--rollback ALTER TABLE projects DROP COLUMN updated_at;
--rollback ALTER TABLE projects DROP COLUMN version;

--changeset voicebox:012-api-keys
-- The key that this one took the place of; that one ends at its revoked_at, which may lie ahead.
ALTER TABLE api_keys ADD COLUMN replaces text;
CREATE UNIQUE INDEX api_keys_id ON api_keys (id);
--rollback DROP INDEX api_keys_id;
--rollback ALTER TABLE api_keys DROP COLUMN replaces;

--changeset voicebox:012-quotas
-- Of the platform (tenant '-platform-'), of a tenant (project ''), of a project. Null: no limit of this level.
CREATE TABLE quotas (
    tenant_id             text        NOT NULL,
    project_id            text        NOT NULL DEFAULT '',
    requests_per_minute   bigint,
    tokens_per_minute     bigint,
    connections           bigint,
    audio_minutes_per_day bigint,
    version               bigint      NOT NULL DEFAULT 1,
    updated_at            timestamptz NOT NULL,
    CONSTRAINT quotas_pk PRIMARY KEY (tenant_id, project_id),
    CONSTRAINT quotas_not_negative CHECK (requests_per_minute >= 0 AND tokens_per_minute >= 0 AND connections >= 0
        AND audio_minutes_per_day >= 0)
);
SELECT voicebox_isolate('quotas');
SELECT voicebox_across_tenants('quotas', 'SELECT');
--rollback DROP TABLE quotas;

--changeset voicebox:012-idempotent-calls
-- Calls with an Idempotency-Key, for a day. The answer may hold a new API key, so it is encrypted; none while the call runs.
CREATE TABLE idempotent_calls (
    tenant_id     text        NOT NULL,
    administrator text        NOT NULL,
    key           text        NOT NULL,
    call_hash     bytea       NOT NULL,
    status        integer,
    answer        bytea,
    began_at      timestamptz NOT NULL,
    CONSTRAINT idempotent_calls_pk PRIMARY KEY (tenant_id, administrator, key),
    CONSTRAINT idempotent_calls_hash_length CHECK (octet_length(call_hash) = 32)
);
CREATE INDEX idempotent_calls_by_time ON idempotent_calls (began_at);
SELECT voicebox_isolate('idempotent_calls');
SELECT voicebox_across_tenants('idempotent_calls', 'SELECT, DELETE');
--rollback DROP TABLE idempotent_calls;

--changeset voicebox:012-keys-that-mint
-- Until now every key that connects made client secrets; now it takes realtime:admin. Keys that are there go on as they were.
ALTER TABLE api_keys NO FORCE ROW LEVEL SECURITY;
UPDATE api_keys SET scopes = array_append(scopes, 'realtime:admin')
    WHERE 'realtime:connect' = ANY (scopes) AND NOT 'realtime:admin' = ANY (scopes);
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
--rollback empty
