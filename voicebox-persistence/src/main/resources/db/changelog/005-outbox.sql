--liquibase formatted sql

--changeset voicebox:005-outbox
-- No foreign key to tenants: what happened is told even of a tenant that is gone. json, not jsonb: the payload leaves as it was written.
CREATE TABLE outbox (
    tenant_id       text        NOT NULL,
    event_id        text        NOT NULL,
    id              bigint      GENERATED ALWAYS AS IDENTITY,
    session_id      text        NOT NULL,
    lane            smallint    NOT NULL,
    topic           text        NOT NULL,
    payload         json        NOT NULL,
    headers         json        NOT NULL,
    happened_at     timestamptz NOT NULL,
    attempts        integer     NOT NULL DEFAULT 0,
    next_attempt_at timestamptz,
    last_error      text,
    published_at    timestamptz,
    parked_at       timestamptz,
    CONSTRAINT outbox_pk PRIMARY KEY (tenant_id, event_id),
    CONSTRAINT outbox_lane_known CHECK (lane BETWEEN 0 AND 31),
    CONSTRAINT outbox_settled_once CHECK (published_at IS NULL OR parked_at IS NULL)
) WITH (autovacuum_vacuum_scale_factor = 0.02);
-- These begin with the lane: a relay takes the events of all tenants.
CREATE INDEX outbox_waiting ON outbox (lane, id) WHERE published_at IS NULL AND parked_at IS NULL;
CREATE INDEX outbox_held_back ON outbox (lane, tenant_id, session_id, id)
    WHERE next_attempt_at IS NOT NULL AND published_at IS NULL AND parked_at IS NULL;
CREATE INDEX outbox_parked ON outbox (parked_at) WHERE parked_at IS NOT NULL;
CREATE INDEX outbox_published ON outbox (published_at) WHERE published_at IS NOT NULL;
--rollback DROP TABLE outbox;

--changeset voicebox:005-outbox-lanes
-- The epoch counts the claims of a lane: whoever holds an older one may not write any more.
CREATE TABLE outbox_lanes (
    lane         smallint    NOT NULL,
    holder       text,
    epoch        bigint      NOT NULL DEFAULT 0,
    leased_until timestamptz NOT NULL DEFAULT '-infinity',
    CONSTRAINT outbox_lanes_pk PRIMARY KEY (lane),
    CONSTRAINT outbox_lanes_known CHECK (lane BETWEEN 0 AND 31)
);
INSERT INTO outbox_lanes (lane) SELECT generate_series(0, 31);
--rollback DROP TABLE outbox_lanes;
