--liquibase formatted sql

--changeset voicebox:013-audit-head
-- The end of each chain of audit_log. Its code is made with a key that the database does not have: rows that are cut off at the
-- end are missed.
CREATE TABLE audit_head (
    tenant_id text   NOT NULL,
    sequence  bigint NOT NULL,
    -- Of the newest row; zeros before the first.
    hash      bytea  NOT NULL,
    mac       bytea  NOT NULL,
    CONSTRAINT audit_head_pk PRIMARY KEY (tenant_id),
    CONSTRAINT audit_head_sequence_range CHECK (sequence >= 0),
    CONSTRAINT audit_head_hash_length CHECK (octet_length(hash) = 32 AND octet_length(mac) = 32)
);
-- Whoever looks after all chains sees where they end.
SELECT voicebox_isolate('audit_head');
REVOKE DELETE ON audit_head FROM voicebox_app;
SELECT voicebox_across_tenants('audit_head', 'SELECT');
--rollback DROP TABLE audit_head;

--changeset voicebox:013-audit-append-only splitStatements:false
-- Against accidents, of the owner too; whoever switches it off is found out by the chain.
CREATE FUNCTION voicebox_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'rows of % are neither changed nor deleted', TG_TABLE_NAME USING ERRCODE = '42501';
END;
$$;
CREATE TRIGGER audit_log_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit_log
    FOR EACH STATEMENT EXECUTE FUNCTION voicebox_append_only();
--rollback DROP TRIGGER audit_log_append_only ON audit_log; DROP FUNCTION voicebox_append_only();

--changeset voicebox:013-audit-platform
-- The chain of what belongs to no tenant has this name.
ALTER TABLE tenants ADD CONSTRAINT tenants_id_not_reserved CHECK (id <> '-platform-');
--rollback ALTER TABLE tenants DROP CONSTRAINT tenants_id_not_reserved;

--changeset voicebox:013-told-again
-- That a parked event is told again is written down in the same transaction, so in its tenant's role.
GRANT UPDATE (parked_at, attempts, next_attempt_at) ON outbox TO voicebox_app;
--rollback REVOKE UPDATE (parked_at, attempts, next_attempt_at) ON outbox FROM voicebox_app;
