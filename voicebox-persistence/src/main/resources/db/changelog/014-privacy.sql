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
