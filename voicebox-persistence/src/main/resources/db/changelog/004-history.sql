--liquibase formatted sql

-- Rows of this file are written by the journal, in any order and any number of times. So they have no foreign key: an
-- item may come before its session, and a key of tenants would make all writers of a tenant take turns at its row.
-- Texts that PostgreSQL does not take (U+0000, half a surrogate pair) are escaped: persistence.text.StorableText.

--changeset voicebox:004-sessions splitStatements:false
CREATE TABLE sessions (
    tenant_id      text        NOT NULL,
    id             text        NOT NULL,
    project_id     text        NOT NULL,
    -- Unknown as long as only the end of the session has come.
    kind           text,
    model          text,
    voice          text,
    started_at     timestamptz NOT NULL,
    began_revision bigint      NOT NULL DEFAULT 0,
    ended_at       timestamptz,
    end_reason     text,
    ended_revision bigint      NOT NULL DEFAULT 0,
    CONSTRAINT sessions_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT sessions_kind_known CHECK (kind IN ('realtime', 'transcription', 'message')),
    CONSTRAINT sessions_began CHECK ((began_revision > 0) = (kind IS NOT NULL)),
    CONSTRAINT sessions_ended CHECK ((ended_revision > 0) = (ended_at IS NOT NULL)
        AND (ended_at IS NULL) = (end_reason IS NULL))
) PARTITION BY HASH (tenant_id);
CREATE INDEX sessions_by_start ON sessions (tenant_id, started_at, id);
DO $$ BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE sessions_%s PARTITION OF sessions FOR VALUES WITH (MODULUS 16, REMAINDER %s)',
            lpad(part::text, 2, '0'), part);
    END LOOP;
END $$;
--rollback DROP TABLE sessions;

--changeset voicebox:004-conversation-items splitStatements:false
CREATE TABLE conversation_items (
    tenant_id        text        NOT NULL,
    session_id       text        NOT NULL,
    item_id          text        NOT NULL,
    -- 1, 2, 3 … in the order in which the items of a session were first stored. A second server that counts on for a
    -- session which is no longer its own is refused here.
    position         bigint      NOT NULL,
    -- Sequence of the record that wrote this state: an older one that comes later changes nothing.
    revision         bigint      NOT NULL,
    previous_item_id text,
    -- None of a deleted item. Its row remains: a late record must not bring it back, and pages go on from it.
    item             jsonb,
    written_at       timestamptz NOT NULL,
    CONSTRAINT conversation_items_pk PRIMARY KEY (tenant_id, session_id, item_id),
    -- Serves "last 100 of a session".
    CONSTRAINT conversation_items_in_order UNIQUE (tenant_id, session_id, position),
    CONSTRAINT conversation_items_position_range CHECK (position > 0),
    CONSTRAINT conversation_items_revision_range CHECK (revision > 0),
    CONSTRAINT conversation_items_object CHECK (item IS NULL OR jsonb_typeof(item) = 'object')
) PARTITION BY HASH (tenant_id);
DO $$ BEGIN
    FOR part IN 0..15 LOOP
        EXECUTE format('CREATE TABLE conversation_items_%s PARTITION OF conversation_items'
            ' FOR VALUES WITH (MODULUS 16, REMAINDER %s)', lpad(part::text, 2, '0'), part);
    END LOOP;
END $$;
--rollback DROP TABLE conversation_items;

--changeset voicebox:004-item-words splitStatements:false
-- What was said, written or returned; not ids and types. At most 200,000 characters: a tsvector has room for 1 MB, and an
-- item that cannot be searched to its end is better than one that cannot be stored.
CREATE FUNCTION voicebox_item_words(item jsonb) RETURNS tsvector
    LANGUAGE plpgsql IMMUTABLE STRICT PARALLEL SAFE AS $$
BEGIN
    RETURN to_tsvector('pg_catalog.simple'::regconfig, left((
        SELECT string_agg(said #>> '{}', ' ')
        FROM jsonb_array_elements(
            jsonb_path_query_array(item, '$.content[*].text')
            || jsonb_path_query_array(item, '$.content[*].transcript')
            || jsonb_path_query_array(item, '$.arguments')
            || jsonb_path_query_array(item, '$.output')) AS said
        WHERE jsonb_typeof(said) = 'string'), 200000));
END $$;
CREATE INDEX conversation_items_words ON conversation_items USING gin (voicebox_item_words(item)) WHERE item IS NOT NULL;
--rollback DROP INDEX conversation_items_words;
--rollback DROP FUNCTION voicebox_item_words(jsonb);

--changeset voicebox:004-session-events
-- What a session's clients are told beside its items, for those who read it later.
CREATE TABLE session_events (
    tenant_id  text        NOT NULL,
    session_id text        NOT NULL,
    sequence   bigint      NOT NULL,
    type       text        NOT NULL,
    data       jsonb       NOT NULL,
    at         timestamptz NOT NULL,
    CONSTRAINT session_events_pk PRIMARY KEY (tenant_id, session_id, sequence),
    CONSTRAINT session_events_sequence_range CHECK (sequence > 0)
);
--rollback DROP TABLE session_events;

--changeset voicebox:004-tool-invocations-in-any-order
-- The result of a call may be written before the call itself: what is known of the call is then empty for a while.
ALTER TABLE tool_invocations
    ALTER COLUMN response_id DROP NOT NULL,
    ALTER COLUMN name DROP NOT NULL,
    ALTER COLUMN arguments_hash DROP NOT NULL,
    ALTER COLUMN requested_at DROP NOT NULL,
    ADD CONSTRAINT tool_invocations_asked CHECK (num_nulls(response_id, name, arguments_hash, requested_at) IN (0, 4)),
    ADD CONSTRAINT tool_invocations_not_empty CHECK (name IS NOT NULL OR outcome <> 'pending'),
    DROP CONSTRAINT tool_invocations_of_tenant;
--rollback DELETE FROM tool_invocations WHERE name IS NULL OR tenant_id NOT IN (SELECT id FROM tenants);
--rollback ALTER TABLE tool_invocations DROP CONSTRAINT tool_invocations_asked, DROP CONSTRAINT tool_invocations_not_empty, ALTER COLUMN response_id SET NOT NULL, ALTER COLUMN name SET NOT NULL, ALTER COLUMN arguments_hash SET NOT NULL, ALTER COLUMN requested_at SET NOT NULL, ADD CONSTRAINT tool_invocations_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id);
