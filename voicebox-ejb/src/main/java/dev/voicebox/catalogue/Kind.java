package dev.voicebox.catalogue;

import java.time.Instant;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.persistence.catalogue.CatalogueEntity;
import dev.voicebox.persistence.catalogue.CatalogueKey;
import dev.voicebox.tenant.TenantId;

/**
 * What sets the things of one shelf apart from those of another.
 *
 * @param <E> their rows
 * @param <D> what is said of one
 */
interface Kind<E extends CatalogueEntity, D> {

    /** In ids, codes and actions. */
    String word();

    Class<E> rows();

    E newRow(CatalogueKey key, Instant now);

    String nameOf(D what);

    D read(E row);

    void write(E row, D what);

    /** @throws ProtocolViolation naming the field that is wrong */
    void check(TenantId tenant, D what) throws ProtocolViolation;
}
