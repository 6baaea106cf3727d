--liquibase formatted sql

--changeset voicebox:008-policy-audit
-- One row a decision. Of what was decided upon only a hash: it may be what somebody said.
CREATE TABLE policy_audit (
    tenant_id      text        NOT NULL,
    id             bigint      NOT NULL GENERATED ALWAYS AS IDENTITY,
    session_id     text,
    -- voice/allow, voice/tool, voice/audio
    entry_point    text        NOT NULL,
    actor          text,
    allowed        boolean     NOT NULL,
    reason         text,
    policy_version text        NOT NULL,
    -- What a policy on trial would have decided; none when there is no such policy.
    shadow_allowed boolean,
    input_hash     bytea       NOT NULL,
    took_us        integer     NOT NULL,
    at             timestamptz NOT NULL,
    CONSTRAINT policy_audit_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT policy_audit_hash_length CHECK (octet_length(input_hash) = 32)
);
CREATE INDEX policy_audit_by_time ON policy_audit (tenant_id, at);
CREATE INDEX policy_audit_of_session ON policy_audit (tenant_id, session_id) WHERE session_id IS NOT NULL;
--rollback DROP TABLE policy_audit;

--changeset voicebox:008-audit-log
-- Who did what. Rows of a tenant are a chain: each holds the hash of the one before it. No foreign key: the log outlives
-- the tenant.
CREATE TABLE audit_log (
    tenant_id     text        NOT NULL,
    sequence      bigint      NOT NULL,
    at            timestamptz NOT NULL,
    actor         text        NOT NULL,
    action        text        NOT NULL,
    subject       text        NOT NULL,
    source        text,
    outcome       text        NOT NULL,
    request_id    text,
    details       jsonb       NOT NULL DEFAULT '{}',
    previous_hash bytea       NOT NULL,
    hash          bytea       NOT NULL,
    CONSTRAINT audit_log_pk PRIMARY KEY (tenant_id, sequence),
    CONSTRAINT audit_log_sequence_range CHECK (sequence > 0),
    CONSTRAINT audit_log_hash_length CHECK (octet_length(previous_hash) = 32 AND octet_length(hash) = 32)
);
CREATE INDEX audit_log_by_time ON audit_log (tenant_id, at);
--rollback DROP TABLE audit_log;
