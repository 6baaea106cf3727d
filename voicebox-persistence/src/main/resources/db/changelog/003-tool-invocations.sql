--liquibase formatted sql

--changeset voicebox:003-tool-invocations
-- Of the arguments only a keyed hash: they are what the caller said, and conversations are not kept here.
CREATE TABLE tool_invocations (
    tenant_id      text        NOT NULL,
    session_id     text        NOT NULL,
    call_id        text        NOT NULL,
    response_id    text        NOT NULL,
    name           text        NOT NULL,
    arguments_hash bytea       NOT NULL,
    requested_at   timestamptz NOT NULL,
    answered_at    timestamptz,
    outcome        text        NOT NULL DEFAULT 'pending',
    CONSTRAINT tool_invocations_pk PRIMARY KEY (tenant_id, session_id, call_id),
    CONSTRAINT tool_invocations_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
    CONSTRAINT tool_invocations_hash_length CHECK (octet_length(arguments_hash) = 32),
    CONSTRAINT tool_invocations_outcome_known CHECK (outcome IN ('pending', 'answered', 'abandoned')),
    CONSTRAINT tool_invocations_answered CHECK ((outcome = 'answered') = (answered_at IS NOT NULL))
);
CREATE INDEX tool_invocations_by_time ON tool_invocations (tenant_id, requested_at);
--rollback DROP TABLE tool_invocations;

--changeset voicebox:003-denied-tools
-- denied: the policy did not let it pass, and nobody was asked.
ALTER TABLE tool_invocations DROP CONSTRAINT tool_invocations_outcome_known;
ALTER TABLE tool_invocations ADD CONSTRAINT tool_invocations_outcome_known
    CHECK (outcome IN ('pending', 'answered', 'abandoned', 'denied'));
--rollback DELETE FROM tool_invocations WHERE outcome = 'denied';
--rollback ALTER TABLE tool_invocations DROP CONSTRAINT tool_invocations_outcome_known;
--rollback ALTER TABLE tool_invocations ADD CONSTRAINT tool_invocations_outcome_known CHECK (outcome IN ('pending', 'answered', 'abandoned'));
