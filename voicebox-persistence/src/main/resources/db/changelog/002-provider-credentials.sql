--liquibase formatted sql

--changeset voicebox:002-provider-credentials
CREATE TABLE provider_credentials (
    tenant_id         text        NOT NULL,
    id                text        NOT NULL,
    name              text        NOT NULL,
    provider          text        NOT NULL,
    base_url          text        NOT NULL,
    secret            bytea       NOT NULL,
    key_id            text        NOT NULL,
    last_characters   varchar(4)  NOT NULL,
    created_at        timestamptz NOT NULL,
    updated_at        timestamptz NOT NULL,
    last_checked_at   timestamptz,
    last_check_ok     boolean,
    last_check_result text,
    CONSTRAINT provider_credentials_pk PRIMARY KEY (tenant_id, id),
    CONSTRAINT provider_credentials_of_tenant FOREIGN KEY (tenant_id) REFERENCES tenants (id),
    CONSTRAINT provider_credentials_name UNIQUE (tenant_id, name),
    CONSTRAINT provider_credentials_checked CHECK (
        (last_checked_at IS NULL) = (last_check_ok IS NULL) AND (last_checked_at IS NULL) = (last_check_result IS NULL))
);
CREATE INDEX provider_credentials_by_age ON provider_credentials (tenant_id, created_at, id);
--rollback DROP TABLE provider_credentials;
