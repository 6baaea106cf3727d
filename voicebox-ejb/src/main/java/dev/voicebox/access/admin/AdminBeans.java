package dev.voicebox.access.admin;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.access.KeyMint;
import dev.voicebox.access.KeyPurpose;
import dev.voicebox.access.MasterKey;
import dev.voicebox.access.admin.key.Keys;
import dev.voicebox.access.admin.project.Projects;
import dev.voicebox.access.admin.repeat.RepeatedCalls;
import dev.voicebox.access.admin.store.AdminWork;
import dev.voicebox.access.admin.tenant.Tenants;
import dev.voicebox.access.notice.Notices;
import dev.voicebox.aead.AesGcm;
import dev.voicebox.tenant.UnitOfWork;

/** Makes the plain objects of administration for the container. */
@ApplicationScoped
public class AdminBeans {

    @Produces
    @Singleton
    AdminWork work(UnitOfWork work) {
        return new AdminWork(work, Clock.systemUTC());
    }

    @Produces
    @Singleton
    Tenants tenants(AdminWork work, Notices notices) {
        return new Tenants(work, notices);
    }

    @Produces
    @Singleton
    Projects projects(AdminWork work, Notices notices) {
        return new Projects(work, notices);
    }

    @Produces
    @Singleton
    RepeatedCalls repeatedCalls(UnitOfWork work, MasterKey master) {
        return new RepeatedCalls(
                work, new AesGcm(master.encryptionKeys(KeyPurpose.IDEMPOTENT_ANSWER)), Clock.systemUTC());
    }

    @Produces
    @Singleton
    Keys keys(AdminWork work, KeyMint mint, Notices notices) {
        return new Keys(work, mint, notices);
    }
}
