package dev.voicebox.limit.quota;

import java.util.List;

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
            Quota all = rows.stream().map(row -> QuotaBook.quota(row.limits())).reduce(Quota.NONE, Quota::and);
            boolean platformIsSet = rows.stream().anyMatch(row -> row.tenantId().equals(platform));
            return platformIsSet ? all : all.and(Quota.BOOTSTRAP);
        });
    }
}
