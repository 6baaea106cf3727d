--liquibase formatted sql

--changeset voicebox:007-voices
-- A tenant's name for a voice of an engine.
CREATE TABLE voices (
    tenant_id    text        NOT NULL,
    id           text        NOT NULL,
    name         text        NOT NULL,
    engine       text        NOT NULL,
    engine_voice text        NOT NULL,
    language     text,
    -- Of If-Match: counts the changes.
    version      bigint      NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT voices_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT voices_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
    CONSTRAINT voices_name UNIQUE (tenant_id, name)
);
--rollback DROP TABLE voices;

--changeset voicebox:007-personas
CREATE TABLE personas (
    tenant_id    text        NOT NULL,
    id           text        NOT NULL,
    name         text        NOT NULL,
    instructions text        NOT NULL,
    -- A name as session.audio.output.voice takes it: of an engine, or of the tenant.
    voice        text,
    tools        jsonb       NOT NULL DEFAULT '[]',
    version      bigint      NOT NULL DEFAULT 1,
    created_at   timestamptz NOT NULL,
    updated_at   timestamptz NOT NULL,
    CONSTRAINT personas_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT personas_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
    CONSTRAINT personas_name UNIQUE (tenant_id, name),
    CONSTRAINT personas_tools_are_a_list CHECK (jsonb_typeof(tools) = 'array')
);
--rollback DROP TABLE personas;

--changeset voicebox:007-attachments
-- What a caller has sent with a message.
CREATE TABLE attachments (
    tenant_id  text        NOT NULL,
    session_id text        NOT NULL,
    id         text        NOT NULL,
    file_name  text        NOT NULL,
    media_type text        NOT NULL,
    content    bytea       NOT NULL,
    sha256     bytea       NOT NULL,
    created_at timestamptz NOT NULL,
    CONSTRAINT attachments_pk PRIMARY KEY (tenant_id, session_id, id),
    CONSTRAINT attachments_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
    CONSTRAINT attachments_hash_length CHECK (octet_length(sha256) = 32)
);
-- Pictures and documents are packed already.
ALTER TABLE attachments ALTER COLUMN content SET STORAGE EXTERNAL;
--rollback DROP TABLE attachments;

--changeset voicebox:007-memory-replica
-- What was remembered elsewhere, read back from the topic memory.wal.
CREATE TABLE memory_replica (
    tenant_id  text        NOT NULL,
    namespace  text        NOT NULL,
    key        text        NOT NULL,
    value      jsonb       NOT NULL,
    meta       jsonb       NOT NULL DEFAULT '{}',
    tags       text[]      NOT NULL DEFAULT '{}',
    -- Place of the write in the topic: an older one that comes later changes nothing.
    revision   bigint      NOT NULL,
    written_at timestamptz NOT NULL,
    CONSTRAINT memory_replica_pk PRIMARY KEY (tenant_id, namespace, key)
);
--rollback DROP TABLE memory_replica;
