package dev.voicebox.limit;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

import dev.voicebox.tenant.TenantId;

/** The budget of each tenant on this server, whatever it is used for: sessions and calls draw on the same one. */
public final class TenantBudgets implements Function<TenantId, Budget> {
    private final Map<TenantId, Budget> budgets = new ConcurrentHashMap<>();
    private final Function<TenantId, Budget> fresh;

    public TenantBudgets(Function<TenantId, Budget> fresh) {
        this.fresh = fresh;
    }

    @Override
    public Budget apply(TenantId tenant) {
        return budgets.computeIfAbsent(tenant, fresh);
    }
}
