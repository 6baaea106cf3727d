package dev.voicebox.credential;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import dev.voicebox.persistence.credential.ProviderCredentialEntity;
import dev.voicebox.persistence.credential.ProviderCredentialRepository;
import dev.voicebox.tenant.TenantId;

/** Rows as they may be shown. */
final class CredentialViews {
    private CredentialViews() {}

    static ProviderCredential of(ProviderCredentialEntity row) {
        return new ProviderCredential(
                new TenantId(row.key().tenantId()),
                new CredentialId(row.key().id()),
                row.name(),
                row.provider(),
                URI.create(row.baseUrl()),
                row.secret().lastCharacters(),
                new ProviderCredential.Times(row.createdAt(), row.updatedAt()),
                row.lastCheckedAt()
                        .map(at -> new CheckResult(
                                row.lastCheckOk().orElseThrow(),
                                row.lastCheckResult().orElseThrow(),
                                at))
                        .orElse(null));
    }

    /** @param from where the page begins; {@code null} for the first one */
    static CredentialPage page(
            TenantId tenant,
            ProviderCredentialEntity from,
            CredentialPage.Wanted wanted,
            ProviderCredentialRepository rows) {
        int oneMore = wanted.limit() + 1;
        boolean backwards = wanted.before() != null;
        List<ProviderCredentialEntity> found = new ArrayList<>(
                backwards ? rows.before(tenant.value(), from, oneMore) : rows.after(tenant.value(), from, oneMore));
        boolean more = found.size() == oneMore;
        if (more) {
            found.remove(wanted.limit());
        }
        if (backwards) {
            Collections.reverse(found);
        }
        return new CredentialPage(found.stream().map(CredentialViews::of).toList(), more);
    }
}
