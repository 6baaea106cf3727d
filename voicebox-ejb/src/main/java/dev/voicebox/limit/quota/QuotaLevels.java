package dev.voicebox.limit.quota;

import java.util.Objects;

/** What is granted at each level; each counts for itself. */
public record QuotaLevels(Quota platform, Quota tenant, Quota project) {
    public static final QuotaLevels BOOTSTRAP = new QuotaLevels(Quota.BOOTSTRAP, Quota.NONE, Quota.NONE);

    public QuotaLevels {
        Objects.requireNonNull(platform, "platform");
        Objects.requireNonNull(tenant, "tenant");
        Objects.requireNonNull(project, "project");
    }

    /** Of all levels the smaller. */
    public Quota together() {
        return platform.and(tenant).and(project);
    }
}
