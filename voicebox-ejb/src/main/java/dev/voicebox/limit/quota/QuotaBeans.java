package dev.voicebox.limit.quota;

import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.access.admin.store.AdminWork;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.persistence.quota.QuotaRow;
import dev.voicebox.persistence.quota.QuotaRows;
import dev.voicebox.tenant.UnitOfWork;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class QuotaBeans {

    @Resource(lookup = "java:comp/DefaultManagedExecutorService")
    private ManagedExecutorService executor;

    @Produces
    @Singleton
    QuotaBook book(AdminWork work, Notices notices) {
        return new QuotaBook(work, notices);
    }

    @Produces
    @Singleton
    Quotas quotas(UnitOfWork work, Notices notices) {
        Quotas quotas = new Quotas(stored(work), notices::isHeard, System::nanoTime, executor);
        notices.listen(quotas::onNotice);
        return quotas;
    }

    /** Across tenants: what the platform grants is nobody's row. */
    static QuotaSource stored(UnitOfWork work) {
        String platform = QuotaSubject.PLATFORM.tenant().value();
        return subject -> work.acrossTenants(entities -> {
            List<QuotaRow> rows =
                    new QuotaRows(entities).over(platform, subject.tenant().value(), subject.projectWord());
            Quota everybody =
                    level(rows, row -> row.tenantId().equals(platform)).orElse(Quota.BOOTSTRAP);
            Quota tenant = level(
                            rows,
                            row -> !row.tenantId().equals(platform)
                                    && row.projectId().isEmpty())
                    .orElse(Quota.NONE);
            Quota project = level(rows, row -> !row.projectId().isEmpty()).orElse(Quota.NONE);
            return new QuotaLevels(everybody, tenant, project);
        });
    }

    private static Optional<Quota> level(List<QuotaRow> rows, Predicate<QuotaRow> which) {
        return rows.stream()
                .filter(which)
                .map(row -> QuotaBook.quota(row.limits()))
                .findFirst();
    }
}
