package dev.voicebox.audit;

import jakarta.persistence.EntityManager;

import dev.voicebox.persistence.audit.AuditRow;

/** Tells others of an entry, if and only if the transaction that writes it is committed. */
public interface AuditEvents {

    /** Where nobody is told. */
    AuditEvents NONE = (row, entities) -> {};

    void tell(AuditRow row, EntityManager entities);
}
