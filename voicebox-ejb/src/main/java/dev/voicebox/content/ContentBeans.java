package dev.voicebox.content;

import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.access.MasterKey;
import dev.voicebox.access.notice.Notice;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.tenant.UnitOfWork;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class ContentBeans {
    private static final Clock CLOCK = Clock.systemUTC();

    @Resource(lookup = "java:comp/DefaultManagedThreadFactory")
    private ManagedThreadFactory threads;

    private ExecutorService background;

    @Produces
    @Singleton
    TenantKeys tenantKeys(UnitOfWork work, MasterKey master) {
        return new TenantKeys(work, master, CLOCK);
    }

    @Produces
    @Singleton
    ContentKeys contentKeys(TenantKeys keys, Notices notices) {
        background = Executors.newSingleThreadExecutor(threads);
        ContentKeys known = new ContentKeys(keys::protection, background, CLOCK);
        notices.listen(notice -> {
            if (notice.kind() == Notice.Kind.TENANT_CHANGED) {
                notice.tenant().ifPresent(known::onChanged);
            }
        });
        return known;
    }

    @Produces
    @Singleton
    SealedBindings sealedBindings(ContentKeys known, TenantKeys stored) {
        return new SealedBindings(known, stored);
    }

    @Produces
    @Singleton
    SealedTexts sealedTexts(ContentKeys known, TenantKeys stored) {
        return new SealedTexts(known, stored);
    }

    @PreDestroy
    void end() {
        if (background != null) {
            background.shutdownNow();
        }
    }
}
