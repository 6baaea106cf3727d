package dev.voicebox.persistence.tenant;

import java.time.Instant;

import jakarta.persistence.EntityManager;
import jakarta.persistence.TypedQuery;

import dev.voicebox.persistence.privacy.Redacted;

/**
 * Where a part of a list begins, in the order in which rows were made.
 *
 * @param idPath of the entity {@code e}
 * @param at when the row was made behind which the part begins, or {@code null} for the first part
 * @param id of that row
 * @param backward the rows before it are wanted, the nearest first
 */
record Keyset(String idPath, Instant at, String id, boolean backward) {

    /** @param where what else holds for the entity {@code e}; its parameters are the caller's to set */
    static <T> TypedQuery<T> part(EntityManager entities, Class<T> type, String where, Keyset from) {
        String side = from.backward ? "<" : ">";
        String order = from.backward ? " desc" : " asc";
        String beyond = from.at == null
                ? ""
                : " and (e.createdAt " + side + " :at or (e.createdAt = :at and " + from.idPath + " " + side + " :id))";
        TypedQuery<T> query = entities.createQuery(
                "select e from " + type.getSimpleName() + " e where " + where + beyond + " order by e.createdAt" + order
                        + ", " + from.idPath + order,
                type);
        return from.at == null ? query : query.setParameter("at", from.at).setParameter("id", from.id);
    }

    @Override
    public String toString() {
        return "Keyset[" + Redacted.text(idPath) + ", " + at + ", " + id + ", " + backward + "]";
    }
}
