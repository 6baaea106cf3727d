package dev.voicebox.catalogue;

import dev.voicebox.access.admin.list.Part;
import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.tenant.TenantId;

/**
 * Things of one kind that tenants keep. What is written is in the audit log if and only if it happened. Everything here asks the
 * database and may wait for it. A tenant of {@code null} is the first one.
 *
 * @param <D> what is said of one
 */
public interface Shelf<D> {

    /** What becomes of a thing. */
    @FunctionalInterface
    interface Revision<D> {
        D of(D now) throws ProtocolViolation;
    }

    Part<Kept<D>> list(TenantId named, Part.Wanted wanted) throws CatalogueRefused, ProtocolViolation;

    Kept<D> find(TenantId named, String id) throws CatalogueRefused, ProtocolViolation;

    /** @throws ProtocolViolation naming the field that is wrong */
    Kept<D> create(TenantId named, D what, Deeds deeds) throws CatalogueRefused, ProtocolViolation;

    /** @throws ProtocolViolation naming the field that is wrong */
    Kept<D> change(Meant meant, Revision<D> revision, Deeds deeds) throws CatalogueRefused, ProtocolViolation;

    /** Sessions that have it keep what it said. */
    void delete(Meant meant, Deeds deeds) throws CatalogueRefused, ProtocolViolation;
}
