package dev.voicebox.usage.minute;

import java.util.List;

import dev.voicebox.tenant.TenantId;

/** What one tenant used; times without use have no line. */
public record UsageTable(TenantId tenant, List<UsageLine> lines) {
    public UsageTable {
        lines = List.copyOf(lines);
    }
}
