package dev.voicebox.persistence.tenancy;

import java.util.LinkedHashMap;
import java.util.Map;

/** One row of each table that has a tenant, by the INSERT that makes it: {@code {t}} is the tenant, {@code {n}} makes it another row. */
final class SampleRows {

    /** In an order in which foreign keys hold. A new table belongs here. */
    static final Map<String, String> INSERTS = new LinkedHashMap<>();

    private static final String HASH = "sha256('{t}{n}')";

    static {
        add("tenants", "id, name, created_at", "'{t}', 'T', now()");
        add("projects", "tenant_id, id, name, environment, created_at", "'{t}', 'p{n}', 'P', 'test', now()");
        add(
                "api_keys",
                "tenant_id, project_id, id, name, prefix, key_hash, scopes, created_at",
                "'{t}', 'p1', '{t}k{n}', 'K', 'vb', " + HASH + ", '{}', now()");
        add(
                "provider_credentials",
                "tenant_id, id, name, provider, base_url, secret, key_id, last_characters, created_at, updated_at",
                "'{t}', 'c{n}', 'c{n}', 'openai', 'https://x', 'x', 'k', 'wxyz', now(), now()");
        add("tool_invocations", "tenant_id, session_id, call_id, outcome", "'{t}', 's1', 'call{n}', 'abandoned'");
        add("sessions", "tenant_id, id, project_id, started_at", "'{t}', 's{n}', 'p1', now()");
        add(
                "conversation_items",
                "tenant_id, session_id, item_id, position, revision, item, written_at",
                "'{t}', 's1', 'i{n}', {n}, {n}, '{\"content\": [{\"text\": \"needle\"}]}', now()");
        add("session_events", "tenant_id, session_id, sequence, type, data, at", "'{t}', 's1', {n}, 'e', '{}', now()");
        add(
                "outbox",
                "tenant_id, event_id, session_id, lane, topic, payload, headers, happened_at",
                "'{t}', 'e{n}', 's1', 1, 't', '{}', '{}', now()");
        add("usage_records", "tenant_id, session_id, sequence, project_id, at", "'{t}', 's1', {n}, 'p1', now()");
        add(
                "usage_minutes",
                "tenant_id, project_id, minute, requests, input_tokens, cached_tokens, output_tokens, estimated_tokens,"
                        + " audio_in_ms, audio_out_ms, connection_ms",
                "'{t}', 'p{n}', '2026-11-20T12:00Z', 1, 0, 0, 0, 0, 0, 0, 0");
        add(
                "voices",
                "tenant_id, id, name, engine, engine_voice, created_at, updated_at",
                "'{t}', 'v{n}', 'v{n}', 'e', 'v', now(), now()");
        add(
                "personas",
                "tenant_id, id, name, instructions, created_at, updated_at",
                "'{t}', 'p{n}', 'p{n}', 'x', now(), now()");
        add(
                "attachments",
                "tenant_id, session_id, id, file_name, media_type, content, sha256, created_at",
                "'{t}', 's1', 'a{n}', 'f', 'm', 'x', " + HASH + ", now()");
        add(
                "memory_replica",
                "tenant_id, namespace, key, value, revision, written_at",
                "'{t}', 'n', 'k{n}', '1', 1, now()");
        add(
                "tenant_keys",
                "tenant_id, generation, wrapped, wrapped_by, created_at, erased_at",
                "'{t}', {n}, null, null, now(), now()");
        add(
                "erasures",
                "tenant_id, id, reason, requested_by, requested_at, up_to, next_at",
                "'{t}', 'e{n}', 'requested', 'a', now(), now(), now()");
        add("erasure_marks", "tenant_id, session_id, up_to", "'{t}', 'gone{n}', 'infinity'");
        add(
                "policy_audit",
                "tenant_id, entry_point, allowed, policy_version, input_hash, took_us, at",
                "'{t}', 'voice/allow', true, '1', " + HASH + ", 1, now()");
        add(
                "audit_log",
                "tenant_id, sequence, at, actor, action, subject, outcome, previous_hash, hash",
                "'{t}', {n}, now(), 'a', 'tenant.create', 's', 'ok', " + HASH + ", " + HASH);
        add("quotas", "tenant_id, project_id, updated_at", "'{t}', 'p{n}', now()");
        add(
                "idempotent_calls",
                "tenant_id, administrator, key, call_hash, began_at",
                "'{t}', 'a', 'k{n}', " + HASH + ", now()");
        add("audit_head", "tenant_id, sequence, hash, mac", "'{t}', {n}, " + HASH + ", " + HASH);
    }

    private SampleRows() {}

    static String insert(String table, String tenant, int number) {
        return INSERTS.get(table).replace("{t}", tenant).replace("{n}", Integer.toString(number));
    }

    /** The column that says whose a row is. */
    static String tenantColumn(String table) {
        return table.equals("tenants") ? "id" : "tenant_id";
    }

    private static void add(String table, String columns, String values) {
        INSERTS.put(table, "insert into " + table + " (" + columns + ") values (" + values + ")");
    }
}
