package dev.voicebox.persistence.repeat;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;

import dev.voicebox.persistence.privacy.Redacted;

/** Calls with an {@code Idempotency-Key}, in the caller's transaction. */
public final class IdempotentCallRows {
    private static final String THIS_ONE = " where tenant_id = ?1 and administrator = ?2 and key = ?3";

    private final EntityManager entities;

    public IdempotentCallRows(EntityManager entities) {
        this.entities = Objects.requireNonNull(entities, "entities");
    }

    /** @param administrator not the name of a person: it is read by others */
    public record Place(String tenantId, String administrator, String key) {
        @Override
        public String toString() {
            return "Place[" + tenantId + ", " + Redacted.text(administrator) + ", " + Redacted.text(key) + "]";
        }
    }

    /** @param status {@code null} while the call runs; then there is no answer either */
    public record Kept(byte[] callHash, Integer status, byte[] answer) {
        @Override
        public String toString() {
            return "Kept[" + Redacted.bytes(callHash) + ", " + status + ", " + Redacted.bytes(answer) + "]";
        }
    }

    /** Whether it was not there; a row older than that, or left unanswered for that long, is as none. */
    public boolean begin(Place place, byte[] callHash, Instant now, Instant oldest, Instant oldestRunning) {
        at(
                        place,
                        "delete from idempotent_calls" + THIS_ONE
                                + " and (began_at < ?4 or (status is null and began_at < ?5))")
                .setParameter(4, oldest)
                .setParameter(5, oldestRunning)
                .executeUpdate();
        return at(
                                place,
                                "insert into idempotent_calls (tenant_id, administrator, key, call_hash, began_at)"
                                        + " values (?1, ?2, ?3, ?4, ?5) on conflict do nothing")
                        .setParameter(4, callHash)
                        .setParameter(5, now)
                        .executeUpdate()
                == 1;
    }

    public Optional<Kept> find(Place place) {
        List<?> found = at(place, "select call_hash, status, answer from idempotent_calls" + THIS_ONE)
                .getResultList();
        return found.stream()
                .map(Object[].class::cast)
                .map(row -> new Kept((byte[]) row[0], (Integer) row[1], (byte[]) row[2]))
                .findFirst();
    }

    public void finish(Place place, int status, byte[] answer) {
        at(place, "update idempotent_calls set status = ?4, answer = ?5" + THIS_ONE)
                .setParameter(4, status)
                .setParameter(5, answer)
                .executeUpdate();
    }

    public void drop(Place place) {
        at(place, "delete from idempotent_calls" + THIS_ONE).executeUpdate();
    }

    /** Of all tenants. */
    public int forgetBefore(Instant moment) {
        return entities.createNativeQuery("delete from idempotent_calls where began_at < ?1")
                .setParameter(1, moment)
                .executeUpdate();
    }

    private Query at(Place place, String sql) {
        return entities.createNativeQuery(sql)
                .setParameter(1, place.tenantId())
                .setParameter(2, place.administrator())
                .setParameter(3, place.key());
    }
}
