package dev.voicebox.limit.connection;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.limit.quota.QuotaLevels;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.persistence.redis.limit.ConnectionLeases.Level;

/**
 * Where a connection counts. The platform stands alone: it is in another slot than a tenant.
 *
 * @param own of the tenant, and of its project if there is one
 */
record ConnectionLevels(Level platform, List<Level> own) {

    static ConnectionLevels of(QuotaSubject subject, QuotaLevels quotas) {
        String tenant = subject.tenant().value();
        List<Level> own = new ArrayList<>();
        own.add(Level.of(tenant, null, quotas.tenant().connections()));
        subject.project()
                .ifPresent(project -> own.add(
                        Level.of(tenant, project.value(), quotas.project().connections())));
        return new ConnectionLevels(Level.ofPlatform(quotas.platform().connections()), List.copyOf(own));
    }

    List<Level> all() {
        List<Level> all = new ArrayList<>(own);
        all.add(platform);
        return all;
    }
}
