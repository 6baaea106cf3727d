package dev.voicebox.inbound;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

import dev.voicebox.access.notice.Notice;
import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/**
 * Does not ask again for a while: records come faster than tenants change their minds. When a notice says that one has, it asks at
 * once; while no notice could come, after a second.
 */
public final class RememberedTenants implements InboundTenants {
    static final Duration WHILE = Duration.ofSeconds(10);
    static final Duration UNHEARD = Duration.ofSeconds(1);

    /** Whoever writes records may invent names. */
    private static final int MOST = 1_000;

    private final InboundTenants asked;
    private final LongSupplier nanos;
    private final BooleanSupplier heard;
    private final Map<TenantId, Answer> answers = new HashMap<>();
    private long changes;

    private record Answer(Optional<ProjectId> project, long at) {}

    /**
     * @param nanos a clock that only goes forward
     * @param heard whether a notice would reach this server now
     */
    public RememberedTenants(InboundTenants asked, LongSupplier nanos, BooleanSupplier heard) {
        this.asked = asked;
        this.nanos = nanos;
        this.heard = heard;
    }

    @Override
    public Optional<ProjectId> admits(TenantId tenant) {
        long now = nanos.getAsLong();
        long before;
        synchronized (answers) {
            Answer known = answers.get(tenant);
            if (known != null && now - known.at() <= (heard.getAsBoolean() ? WHILE : UNHEARD).toNanos()) {
                return known.project();
            }
            before = changes;
        }
        Answer answer = new Answer(asked.admits(tenant), now);
        keep(tenant, answer, before);
        return answer.project();
    }

    /** May be called by any thread. */
    public void onNotice(Notice notice) {
        switch (notice.kind()) {
            case TENANT_CHANGED, MISSED -> {
                synchronized (answers) {
                    notice.tenant().ifPresentOrElse(answers::remove, answers::clear);
                    changes++;
                }
            }
            case KEY_CHANGED, QUOTA_CHANGED, SESSION_CLOSE, SESSION_CLAIMED -> {}
        }
    }

    /** What was asked before a change is not remembered after it. */
    private void keep(TenantId tenant, Answer answer, long before) {
        synchronized (answers) {
            if (before != changes) {
                return;
            }
            if (answers.size() >= MOST) {
                answers.clear();
            }
            answers.put(tenant, answer);
        }
    }
}
