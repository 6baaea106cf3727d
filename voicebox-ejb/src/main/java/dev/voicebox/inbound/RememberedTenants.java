package dev.voicebox.inbound;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

import dev.voicebox.tenant.ProjectId;
import dev.voicebox.tenant.TenantId;

/** Does not ask again for a while: records come faster than tenants change their minds. */
final class RememberedTenants implements InboundTenants {
    static final Duration WHILE = Duration.ofSeconds(10);

    /** Whoever writes records may invent names. */
    private static final int MOST = 1_000;

    private final InboundTenants asked;
    private final LongSupplier nanos;
    private final Map<TenantId, Answer> answers = new HashMap<>();

    private record Answer(Optional<ProjectId> project, long at) {}

    RememberedTenants(InboundTenants asked, LongSupplier nanos) {
        this.asked = asked;
        this.nanos = nanos;
    }

    @Override
    public Optional<ProjectId> admits(TenantId tenant) {
        long now = nanos.getAsLong();
        Answer known = answers.get(tenant);
        if (known == null || now - known.at() > WHILE.toNanos()) {
            if (answers.size() >= MOST) {
                answers.clear();
            }
            known = new Answer(asked.admits(tenant), now);
            answers.put(tenant, known);
        }
        return known.project();
    }
}
