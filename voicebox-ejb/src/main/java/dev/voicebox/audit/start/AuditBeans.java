package dev.voicebox.audit.start;

import java.time.Clock;
import java.util.List;
import java.util.function.UnaryOperator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.MasterKey;
import dev.voicebox.audit.AuditEvents;
import dev.voicebox.audit.OutboxAuditEvents;
import dev.voicebox.audit.StoredAuditLog;
import dev.voicebox.audit.chain.ChainKeys;
import dev.voicebox.audit.chain.ChainSeal;
import dev.voicebox.audit.chain.ChainVerifier;
import dev.voicebox.audit.check.AuditCheck;
import dev.voicebox.audit.read.AuditReader;
import dev.voicebox.audit.refused.RefusedConnects;
import dev.voicebox.outbox.start.Outgoing;
import dev.voicebox.tenant.UnitOfWork;

/** Makes the plain objects of the audit log for the container. */
@ApplicationScoped
public class AuditBeans {
    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    ChainKeys keys(MasterKey master) {
        return new ChainKeys(hashes(master, KeyPurpose.AUDIT_ROW), hashes(master, KeyPurpose.AUDIT_HEAD));
    }

    private static List<UnaryOperator<byte[]>> hashes(MasterKey master, KeyPurpose purpose) {
        return master.hashesFor(purpose).stream()
                .<UnaryOperator<byte[]>>map(hash -> hash::of)
                .toList();
    }

    @Produces
    @Singleton
    StoredAuditLog log(UnitOfWork work, ChainKeys keys, Outgoing outgoing) {
        AuditEvents events = outgoing.isTold() ? new OutboxAuditEvents() : AuditEvents.NONE;
        return new StoredAuditLog(work, new ChainSeal(keys), events, CLOCK);
    }

    @Produces
    @Singleton
    ChainVerifier verifier(UnitOfWork work, ChainKeys keys) {
        return new ChainVerifier(work, new ChainSeal(keys));
    }

    @Produces
    @Singleton
    AuditReader reader(UnitOfWork work, ChainVerifier verifier) {
        return new AuditReader(work, verifier);
    }

    @Produces
    @Singleton
    RefusedConnects refused(StoredAuditLog log) {
        return new RefusedConnects(log::recordQuietly);
    }

    @Produces
    @Singleton
    AuditCheck check(UnitOfWork work, ChainVerifier verifier) {
        return new AuditCheck(work, verifier);
    }
}
