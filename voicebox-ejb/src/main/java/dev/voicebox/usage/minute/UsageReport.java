package dev.voicebox.usage.minute;

import java.util.List;

import dev.voicebox.persistence.usage.UsageMinutes;
import dev.voicebox.persistence.usage.UsageUnavailable;
import dev.voicebox.tenant.TenantId;

/** What a tenant used, a few seconds after it happened. Asks the database and may wait for it. */
public final class UsageReport {
    /** Of one answer: a few MB. */
    public static final int MOST_LINES = 10_000;

    private final UsageTenants tenants;
    private final Minutes minutes;

    /** Where the sums are. */
    @FunctionalInterface
    public interface Minutes {
        List<UsageMinutes.Bucket> read(UsageMinutes.Wanted wanted, int limit);
    }

    public UsageReport(UsageTenants tenants, Minutes minutes) {
        this.tenants = tenants;
        this.minutes = minutes;
    }

    /** By time, then project. */
    public UsageTable table(UsageQuery query) throws UsageRefused {
        TenantId tenant = tenantOf(query);
        UsageMinutes.Wanted wanted = new UsageMinutes.Wanted(
                tenant.value(),
                query.from(),
                query.to(),
                UsageMinutes.Step.valueOf(query.group().name()),
                query.project());
        List<UsageLine> lines;
        try {
            lines = minutes.read(wanted, MOST_LINES + 1).stream()
                    .map(bucket -> UsageLine.of(bucket, query.group()))
                    .toList();
        } catch (UsageUnavailable e) {
            throw UsageRefused.storeAway(e);
        }
        if (lines.size() > MOST_LINES) {
            throw UsageRefused.tooMuch();
        }
        return new UsageTable(tenant, lines);
    }

    private TenantId tenantOf(UsageQuery query) throws UsageRefused {
        try {
            return tenants.find(query.tenant()).orElseThrow(UsageRefused::unknownTenant);
        } catch (UsageRefused unknown) {
            throw unknown;
        } catch (RuntimeException e) {
            throw UsageRefused.storeAway(e);
        }
    }
}
