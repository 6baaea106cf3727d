package dev.voicebox.audit;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.voicebox.audit.chain.ChainKeys;
import dev.voicebox.audit.chain.ChainSeal;
import dev.voicebox.audit.chain.ChainVerifier;
import dev.voicebox.audit.chain.Verdict;
import dev.voicebox.persistence.embedded.EmbeddedDatabase;
import dev.voicebox.persistence.embedded.LocalEntities;
import dev.voicebox.tenant.LocalUnitOfWork;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.tenant.UnitOfWork;

/** The audit log on a real database, with keys of its own. */
final class AuditOnPostgres implements AutoCloseable {
    static final TenantId ACME = new TenantId("acme");
    static final TenantId OTHER = new TenantId("other");
    static final Instant NOON = Instant.parse("2026-11-20T12:00:00.123456789Z");
    private static final Clock CLOCK = Clock.fixed(NOON, ZoneOffset.UTC);

    final EmbeddedDatabase database = EmbeddedDatabase.migrated();
    private final LocalEntities entities = new LocalEntities(database.dataSource());
    final UnitOfWork work = new LocalUnitOfWork(entities);

    static ChainKeys keys(String... secrets) {
        List<UnaryOperator<byte[]>> rows = List.of(secrets).stream()
                .map(secret -> mac("rows of " + secret))
                .toList();
        List<UnaryOperator<byte[]>> heads = List.of(secrets).stream()
                .map(secret -> mac("heads of " + secret))
                .toList();
        return new ChainKeys(rows, heads);
    }

    StoredAuditLog log() {
        return log(AuditEvents.NONE, "one");
    }

    StoredAuditLog log(AuditEvents events, String... secrets) {
        return new StoredAuditLog(work, new ChainSeal(keys(secrets)), events, CLOCK);
    }

    ChainVerifier verifier(String... secrets) {
        return new ChainVerifier(work, new ChainSeal(keys(secrets)));
    }

    Verdict verdict(TenantId tenant) {
        return verifier("one").verify(tenant, Verdict.Seen.NOTHING);
    }

    /** As an owner of the database who means harm. */
    void tamper(String sql) {
        database.execute(
                "alter table audit_log disable trigger user; " + sql + "; alter table audit_log enable trigger user");
    }

    void begin() {
        tamper("truncate audit_log, audit_head, outbox");
    }

    /** As if at once: the n-th of a kind. */
    static AuditEntry entry(int n) {
        return new AuditEntry(
                "admin " + n,
                "key.rotate",
                "key:key_" + n,
                n % 2 == 0 ? null : "203.0.113." + n,
                AuditEntry.DONE,
                n % 4 == 1 ? null : "req_" + n,
                n % 2 == 0 ? Map.of() : Map.of("prefix", "vb_abc" + n, "grace_s", "86400"));
    }

    static UnaryOperator<byte[]> mac(String key) {
        return data -> {
            try {
                Mac mac = Mac.getInstance("HmacSHA256");
                mac.init(new SecretKeySpec(key.getBytes(), "HmacSHA256"));
                return mac.doFinal(data);
            } catch (java.security.GeneralSecurityException e) {
                throw new IllegalStateException(e);
            }
        };
    }

    @Override
    public void close() {
        entities.close();
    }
}
