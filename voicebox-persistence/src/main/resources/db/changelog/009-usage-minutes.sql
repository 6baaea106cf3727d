--liquibase formatted sql

--changeset voicebox:009-usage-records-to-sum
-- Cached and estimated tokens are parts of the others. A record is summed once: whoever sums it says so in the same
-- transaction.
ALTER TABLE usage_records
    ADD COLUMN cached_tokens bigint NOT NULL DEFAULT 0,
    ADD COLUMN estimated_tokens bigint NOT NULL DEFAULT 0,
    ADD COLUMN summed boolean NOT NULL DEFAULT false,
    ADD CONSTRAINT usage_records_parts CHECK (least(cached_tokens, estimated_tokens) >= 0);
CREATE INDEX usage_records_to_sum ON usage_records (at) WHERE NOT summed;
--rollback DROP INDEX usage_records_to_sum;
--rollback ALTER TABLE usage_records DROP CONSTRAINT usage_records_parts, DROP COLUMN summed, DROP COLUMN estimated_tokens, DROP COLUMN cached_tokens;

--changeset voicebox:009-usage-minutes
CREATE TABLE usage_minutes (
    tenant_id        text        NOT NULL,
    project_id       text        NOT NULL,
    minute           timestamptz NOT NULL,
    requests         bigint      NOT NULL,
    input_tokens     bigint      NOT NULL,
    cached_tokens    bigint      NOT NULL,
    output_tokens    bigint      NOT NULL,
    estimated_tokens bigint      NOT NULL,
    audio_in_ms      bigint      NOT NULL,
    audio_out_ms     bigint      NOT NULL,
    connection_ms    bigint      NOT NULL,
    -- How often something was added: a minute that changed after it was posted is posted again.
    revision         bigint      NOT NULL DEFAULT 1,
    posted_revision  bigint      NOT NULL DEFAULT 0,
    CONSTRAINT usage_minutes_pk PRIMARY KEY (tenant_id, minute, project_id),
    CONSTRAINT usage_minutes_whole CHECK (minute = date_trunc('minute', minute, 'UTC')),
    CONSTRAINT usage_minutes_posted CHECK (posted_revision BETWEEN 0 AND revision)
);
CREATE INDEX usage_minutes_to_post ON usage_minutes (minute, tenant_id, project_id) WHERE posted_revision < revision;
--rollback DROP TABLE usage_minutes;

--changeset voicebox:009-usage-postings
-- One row for each place that minutes are posted to: who does it now, and how it goes.
CREATE TABLE usage_postings (
    target       text        NOT NULL,
    holder       text,
    held_until   timestamptz NOT NULL DEFAULT '-infinity',
    failures     integer     NOT NULL DEFAULT 0,
    not_before   timestamptz NOT NULL DEFAULT '-infinity',
    posted_until timestamptz,
    CONSTRAINT usage_postings_pk PRIMARY KEY (target)
);
INSERT INTO usage_postings (target) VALUES ('webhook');
--rollback DROP TABLE usage_postings;
