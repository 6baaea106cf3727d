--liquibase formatted sql

--changeset voicebox:006-usage-records
-- What was used, as the engines counted it; one row a record of the journal, so that a record that is written twice
-- counts once. Minutes are summed when they are read.
CREATE TABLE usage_records (
    tenant_id     text        NOT NULL,
    session_id    text        NOT NULL,
    sequence      bigint      NOT NULL,
    project_id    text        NOT NULL,
    at            timestamptz NOT NULL,
    requests      integer     NOT NULL DEFAULT 0,
    input_tokens  bigint      NOT NULL DEFAULT 0,
    output_tokens bigint      NOT NULL DEFAULT 0,
    audio_in_ms   bigint      NOT NULL DEFAULT 0,
    audio_out_ms  bigint      NOT NULL DEFAULT 0,
    connection_ms bigint      NOT NULL DEFAULT 0,
    CONSTRAINT usage_records_pk PRIMARY KEY (tenant_id, session_id, sequence),
    CONSTRAINT usage_records_not_negative CHECK (
        least(requests, input_tokens, output_tokens, audio_in_ms, audio_out_ms, connection_ms) >= 0)
);
CREATE INDEX usage_records_by_time ON usage_records (tenant_id, at, project_id);
--rollback DROP TABLE usage_records;
