--liquibase formatted sql

--changeset voicebox:001-tenants
CREATE TABLE tenants (
    id         text        NOT NULL,
    name       text        NOT NULL,
    status     text        NOT NULL DEFAULT 'active',
    tier       text        NOT NULL DEFAULT 'standard',
    settings   jsonb       NOT NULL DEFAULT '{}',
    created_at timestamptz NOT NULL,
    CONSTRAINT tenants_pk PRIMARY KEY (id),
    CONSTRAINT tenants_id_shape CHECK (id ~ '^[a-z0-9_-]{1,40}$'),
    CONSTRAINT tenants_status_known CHECK (status IN ('active', 'suspended', 'deleted'))
);
--rollback DROP TABLE tenants;

--changeset voicebox:001-projects
CREATE TABLE projects (
    tenant_id   text        NOT NULL,
    id          text        NOT NULL,
    name        text        NOT NULL,
    environment text        NOT NULL,
    created_at  timestamptz NOT NULL,
    CONSTRAINT projects_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT projects_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
    CONSTRAINT projects_id_shape CHECK (id ~ '^[a-z0-9_-]{1,40}$')
);
--rollback DROP TABLE projects;

--changeset voicebox:001-api-keys
CREATE TABLE api_keys (
    tenant_id    text        NOT NULL,
    project_id   text        NOT NULL,
    id           text        NOT NULL,
    name         text        NOT NULL,
    prefix       varchar(8)  NOT NULL,
    key_hash     bytea       NOT NULL,
    scopes       text[]      NOT NULL,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz,
    created_at   timestamptz NOT NULL,
    CONSTRAINT api_keys_pk PRIMARY KEY (tenant_id, project_id, id),
    CONSTRAINT api_keys_of_project FOREIGN KEY (tenant_id, project_id) REFERENCES projects (tenant_id, id),
    CONSTRAINT api_keys_hash_length CHECK (octet_length(key_hash) = 32)
);
-- The one index without the tenant: a credential names no tenant until its hash is found.
CREATE UNIQUE INDEX api_keys_hash ON api_keys (key_hash);
--rollback DROP TABLE api_keys;
