--liquibase formatted sql

-- Who sees which rows. A transaction takes one of two roles: voicebox_app sees the rows of the tenant that the setting
-- voicebox.tenant names, voicebox_relay those of all tenants in the tables that name it. Whoever logs in sees none before that, and
-- neither does the owner: a change set that changes rows fails (SchemaMigration sets row_security = off) unless it takes back FORCE
-- around them. A change set that makes a table ends with one of
--     SELECT voicebox_isolate('table');                                        -- a column tenant_id, for voicebox_app
--     SELECT voicebox_across_tenants('table', 'SELECT, UPDATE (column)');      -- for voicebox_relay too, or alone
-- and TenantIsolationTest fails for a table without.

--changeset voicebox:011-roles splitStatements:false
-- They belong to all databases of the cluster: another one may have made them, or makes them now. Whom they are granted to,
-- SchemaMigration looks at each time; voicebox.login says who that will be.
DO $$
DECLARE
    name text;
    login text := coalesce(nullif(current_setting('voicebox.login', true), ''), current_user);
BEGIN
    FOREACH name IN ARRAY ARRAY['voicebox_app', 'voicebox_relay'] LOOP
        CONTINUE WHEN EXISTS (SELECT FROM pg_roles WHERE rolname = name);
        BEGIN
            EXECUTE format('CREATE ROLE %I NOLOGIN', name);
        EXCEPTION
            WHEN duplicate_object OR unique_violation THEN NULL;
            WHEN insufficient_privilege THEN
                RAISE EXCEPTION '% may not create roles. Let an administrator of PostgreSQL run: '
                    'CREATE ROLE voicebox_app NOLOGIN; CREATE ROLE voicebox_relay NOLOGIN; '
                    'GRANT voicebox_app, voicebox_relay TO %;', current_user,
                    quote_ident(login) || CASE WHEN current_setting('server_version_num')::int >= 160000
                        THEN ' WITH INHERIT FALSE, SET TRUE' ELSE '' END
                    USING ERRCODE = 'insufficient_privilege';
        END;
    END LOOP;
END $$;
--rollback empty

--changeset voicebox:011-isolate splitStatements:false
CREATE FUNCTION voicebox_isolate(isolated regclass, tenant_column name DEFAULT 'tenant_id') RETURNS void
    LANGUAGE plpgsql AS $$
DECLARE
    part regclass;
    own text := format('(%I = current_setting(''voicebox.tenant'', true))', tenant_column);
BEGIN
    -- Parts have no policy and are granted to nobody: whoever names one himself sees nothing.
    FOR part IN SELECT isolated UNION SELECT relid FROM pg_partition_tree(isolated) LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', part);
        EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', part);
    END LOOP;
    EXECUTE format('CREATE POLICY of_tenant ON %s TO voicebox_app USING %s WITH CHECK %s', isolated, own, own);
    EXECUTE format('GRANT SELECT, INSERT, UPDATE, DELETE ON %s TO voicebox_app', isolated);
END $$;
CREATE FUNCTION voicebox_across_tenants(shared regclass, rights text) RETURNS void
    LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT relrowsecurity FROM pg_class WHERE oid = shared) THEN
        EXECUTE format('CREATE POLICY across_tenants ON %s TO voicebox_relay USING (true)', shared);
    END IF;
    EXECUTE format('GRANT %s ON %s TO voicebox_relay', rights, shared);
END $$;
REVOKE EXECUTE ON FUNCTION voicebox_isolate(regclass, name), voicebox_across_tenants(regclass, text) FROM PUBLIC;
--rollback DROP FUNCTION voicebox_isolate(regclass, name), voicebox_across_tenants(regclass, text);

--changeset voicebox:011-isolation splitStatements:false rollbackSplitStatements:false
DO $$ BEGIN
    EXECUTE format('GRANT USAGE ON SCHEMA %I TO voicebox_app, voicebox_relay', current_schema());
END $$;
SELECT voicebox_isolate('tenants', 'id');
SELECT voicebox_isolate(isolated::regclass) FROM unnest(ARRAY['projects', 'api_keys', 'provider_credentials',
    'tool_invocations', 'sessions', 'conversation_items', 'session_events', 'outbox', 'usage_records', 'usage_minutes', 'voices',
    'personas', 'attachments', 'memory_replica', 'policy_audit', 'audit_log']) AS isolated;
-- A tenant that is deleted keeps its row. What was decided and done is written once. Minutes are summed and events told across
-- tenants.
REVOKE DELETE ON tenants FROM voicebox_app;
REVOKE UPDATE, DELETE ON policy_audit, audit_log FROM voicebox_app;
REVOKE INSERT, UPDATE ON usage_minutes FROM voicebox_app;
REVOKE UPDATE ON usage_records, outbox FROM voicebox_app;
-- A credential names no tenant until its hash is found; an administrator of the platform need not name one.
SELECT voicebox_across_tenants('tenants', 'SELECT');
SELECT voicebox_across_tenants('projects', 'SELECT');
SELECT voicebox_across_tenants('api_keys', 'SELECT, UPDATE (last_used_at)');
-- Sessions of a server that is gone, and their calls.
SELECT voicebox_across_tenants('sessions', 'SELECT');
SELECT voicebox_across_tenants('tool_invocations', 'SELECT');
SELECT voicebox_across_tenants('outbox', 'SELECT, UPDATE, DELETE');
SELECT voicebox_across_tenants('outbox_lanes', 'SELECT, UPDATE');
SELECT voicebox_across_tenants('usage_records', 'SELECT, UPDATE (summed)');
SELECT voicebox_across_tenants('usage_minutes', 'SELECT, INSERT, UPDATE');
SELECT voicebox_across_tenants('usage_postings', 'SELECT, UPDATE');
-- By age alone.
SELECT voicebox_across_tenants('policy_audit', 'SELECT, DELETE');
-- To look for words, where a tenant's own rule would hide the index of words from the planner: which items, not what they say.
SELECT voicebox_across_tenants('conversation_items', 'SELECT');
/* liquibase rollback
DO $$
DECLARE
    isolated record;
BEGIN
    FOR isolated IN SELECT schemaname, tablename, policyname FROM pg_policies
            WHERE schemaname = current_schema() AND policyname IN ('of_tenant', 'across_tenants') LOOP
        EXECUTE format('DROP POLICY %I ON %I.%I', isolated.policyname, isolated.schemaname, isolated.tablename);
    END LOOP;
    FOR isolated IN SELECT oid::regclass AS name FROM pg_class
            WHERE relnamespace = current_schema()::regnamespace AND relrowsecurity LOOP
        EXECUTE format('ALTER TABLE %s DISABLE ROW LEVEL SECURITY, NO FORCE ROW LEVEL SECURITY', isolated.name);
    END LOOP;
    EXECUTE format('REVOKE ALL ON ALL TABLES IN SCHEMA %I FROM voicebox_app, voicebox_relay', current_schema());
    EXECUTE format('REVOKE ALL ON SCHEMA %I FROM voicebox_app, voicebox_relay', current_schema());
END $$;
*/
