package dev.voicebox.persistence.tool;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import jakarta.persistence.EntityManager;

/** Tool calls of a tenant's sessions, in the caller's transaction. */
public final class ToolInvocationRepository {

    private final EntityManager entities;

    public ToolInvocationRepository(EntityManager entities) {
        this.entities = Objects.requireNonNull(entities, "entities");
    }

    /** Adds a call; a call of that id in that session makes the transaction fail with SQLState 23505. */
    public void add(ToolInvocationEntity invocation) {
        entities.persist(invocation);
        entities.flush();
    }

    public Optional<ToolInvocationEntity> find(String tenantId, String sessionId, String callId) {
        return Optional.ofNullable(
                entities.find(ToolInvocationEntity.class, new ToolInvocationKey(tenantId, sessionId, callId)));
    }

    /** The calls of a session, oldest first. */
    public List<ToolInvocationEntity> ofSession(String tenantId, String sessionId) {
        return entities.createQuery(
                        "select i from ToolInvocationEntity i where i.key.tenantId = :tenant"
                                + " and i.key.sessionId = :session order by i.requestedAt, i.key.callId",
                        ToolInvocationEntity.class)
                .setParameter("tenant", tenantId)
                .setParameter("session", sessionId)
                .getResultList();
    }

    /**
     * Notes the one result of a call. Of two servers that note one at the same time, one is told that it came too late.
     *
     * @return false when there is no such call, or when it has its result already
     */
    public boolean answer(String tenantId, String sessionId, String callId, Instant moment) {
        return entities.createQuery("update ToolInvocationEntity i set i.outcome = 'answered', i.answeredAt = :moment"
                                + " where i.key = :key and i.outcome <> 'answered'")
                        .setParameter("moment", moment)
                        .setParameter("key", new ToolInvocationKey(tenantId, sessionId, callId))
                        .executeUpdate()
                > 0;
    }

    /** The session is over: what has no result gets none, unless it is resumed and answered after all. */
    public int abandon(String tenantId, String sessionId) {
        return entities.createQuery("update ToolInvocationEntity i set i.outcome = 'abandoned'"
                        + " where i.key.tenantId = :tenant and i.key.sessionId = :session and i.outcome = 'pending'")
                .setParameter("tenant", tenantId)
                .setParameter("session", sessionId)
                .executeUpdate();
    }
}
