--liquibase formatted sql

--changeset voicebox:014-tenant-keys
-- Under which a tenant's content is encrypted, each itself encrypted with one derived from the master key. Of an erased one the row
-- remains, so that whoever reads what was encrypted under it can say why it is gone.
CREATE TABLE tenant_keys (
    tenant_id  text        NOT NULL,
    generation bigint      NOT NULL,
    wrapped    bytea,
    wrapped_by text,
    created_at timestamptz NOT NULL,
    erased_at  timestamptz,
    CONSTRAINT tenant_keys_pk PRIMARY KEY (tenant_id, generation),
    CONSTRAINT tenant_keys_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
    CONSTRAINT tenant_keys_generation_range CHECK (generation > 0),
    CONSTRAINT tenant_keys_wrapped CHECK ((wrapped IS NULL) = (wrapped_by IS NULL) AND (wrapped IS NULL) = (erased_at IS NOT NULL))
);
CREATE UNIQUE INDEX tenant_keys_in_use ON tenant_keys (tenant_id) WHERE wrapped IS NOT NULL;
SELECT voicebox_isolate('tenant_keys');
REVOKE DELETE ON tenant_keys FROM voicebox_app;
--rollback DROP TABLE tenant_keys;

--changeset voicebox:014-retention
-- Days for which sessions are kept after their end; none: for ever. 012 makes it too, with its range, and takes it back.
ALTER TABLE tenants ADD COLUMN IF NOT EXISTS retention_days integer;
--rollback empty

--changeset voicebox:014-erasures splitStatements:false rollbackSplitStatements:false
CREATE TABLE erasures (
    tenant_id    text        NOT NULL,
    id           text        NOT NULL,
    -- None: of all sessions.
    session_id   text,
    reason       text        NOT NULL,
    requested_by text        NOT NULL,
    requested_at timestamptz NOT NULL,
    -- Only what happened before.
    up_to        timestamptz NOT NULL,
    stage        text        NOT NULL DEFAULT 'rows',
    next_at      timestamptz NOT NULL,
    -- How many rows of which table are gone.
    erased       jsonb       NOT NULL DEFAULT '{}',
    finished_at  timestamptz,
    CONSTRAINT erasures_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT erasures_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
    CONSTRAINT erasures_reason_known CHECK (reason IN ('requested', 'retention')),
    CONSTRAINT erasures_stage_known CHECK (stage IN ('rows', 'redis', 'rows_again', 'redis_again', 'finished')),
    CONSTRAINT erasures_finished CHECK ((stage = 'finished') = (finished_at IS NOT NULL))
);
-- Begins with the time: whoever works on them takes those of all tenants.
CREATE INDEX erasures_open ON erasures (next_at) WHERE finished_at IS NULL;

-- What was erased does not come back: the log of a server that was away may still hold it. A session of '' is all of them.
CREATE TABLE erasure_marks (
    tenant_id  text        NOT NULL,
    session_id text        NOT NULL,
    up_to      timestamptz NOT NULL,
    CONSTRAINT erasure_marks_pk PRIMARY KEY (tenant_id, session_id)
);
SELECT voicebox_isolate('erasures');
SELECT voicebox_isolate('erasure_marks');
REVOKE DELETE ON erasure_marks FROM voicebox_app;
SELECT voicebox_across_tenants('erasures', 'SELECT');

CREATE FUNCTION voicebox_is_erased(tenant text, session text, at timestamptz) RETURNS boolean
    LANGUAGE plpgsql STABLE AS $$
BEGIN
    RETURN EXISTS (SELECT FROM erasure_marks WHERE tenant_id = tenant AND session_id IN (session, '')
        AND (up_to = 'infinity' OR at < up_to));
END $$;
CREATE FUNCTION voicebox_leave_out() RETURNS trigger
    LANGUAGE plpgsql AS $$
BEGIN
    RETURN NULL;
END $$;
CREATE TRIGGER not_erased BEFORE INSERT ON sessions FOR EACH ROW
    WHEN (voicebox_is_erased(NEW.tenant_id, NEW.id, NEW.started_at)) EXECUTE FUNCTION voicebox_leave_out();
CREATE TRIGGER not_erased BEFORE INSERT ON conversation_items FOR EACH ROW
    WHEN (voicebox_is_erased(NEW.tenant_id, NEW.session_id, NEW.written_at)) EXECUTE FUNCTION voicebox_leave_out();
CREATE TRIGGER not_erased BEFORE INSERT ON session_events FOR EACH ROW
    WHEN (voicebox_is_erased(NEW.tenant_id, NEW.session_id, NEW.at)) EXECUTE FUNCTION voicebox_leave_out();
CREATE TRIGGER not_erased BEFORE INSERT ON tool_invocations FOR EACH ROW
    WHEN (voicebox_is_erased(NEW.tenant_id, NEW.session_id, coalesce(NEW.requested_at, NEW.answered_at)))
    EXECUTE FUNCTION voicebox_leave_out();
CREATE TRIGGER not_erased BEFORE INSERT ON attachments FOR EACH ROW
    WHEN (voicebox_is_erased(NEW.tenant_id, NEW.session_id, NEW.created_at)) EXECUTE FUNCTION voicebox_leave_out();
-- What was used is still told: numbers.
CREATE TRIGGER not_erased BEFORE INSERT ON outbox FOR EACH ROW
    WHEN (NEW.topic <> 'agentvoicebox.billing' AND voicebox_is_erased(NEW.tenant_id, NEW.session_id, NEW.happened_at))
    EXECUTE FUNCTION voicebox_leave_out();
/* liquibase rollback
DROP TRIGGER not_erased ON sessions;
DROP TRIGGER not_erased ON conversation_items;
DROP TRIGGER not_erased ON session_events;
DROP TRIGGER not_erased ON tool_invocations;
DROP TRIGGER not_erased ON attachments;
DROP TRIGGER not_erased ON outbox;
DROP FUNCTION voicebox_leave_out();
DROP FUNCTION voicebox_is_erased(text, text, timestamptz);
DROP TABLE erasure_marks;
DROP TABLE erasures;
*/

--changeset voicebox:014-erasures-by-age
-- Somebody may ask for what the rule asks for: the sessions that ended before a time.
ALTER TABLE erasures DROP CONSTRAINT erasures_reason_known;
ALTER TABLE erasures ADD CONSTRAINT erasures_reason_known CHECK (reason IN ('requested', 'aged', 'retention'));
--rollback ALTER TABLE erasures NO FORCE ROW LEVEL SECURITY;
--rollback UPDATE erasures SET reason = 'retention' WHERE reason = 'aged';
--rollback ALTER TABLE erasures FORCE ROW LEVEL SECURITY;
--rollback ALTER TABLE erasures DROP CONSTRAINT erasures_reason_known;
--rollback ALTER TABLE erasures ADD CONSTRAINT erasures_reason_known CHECK (reason IN ('requested', 'retention'));
