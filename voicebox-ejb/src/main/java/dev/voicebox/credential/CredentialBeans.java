package dev.voicebox.credential;

import java.security.SecureRandom;
import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import dev.voicebox.access.MasterKey;
import dev.voicebox.egress.EgressPolicy;
import dev.voicebox.language.http.PinnedRoutes;
import dev.voicebox.tenant.UnitOfWork;

/** Makes the plain objects of this package for the container. */
@ApplicationScoped
public class CredentialBeans {
    private static final Clock CLOCK = Clock.systemUTC();

    @Produces
    @Singleton
    Credentials credentials(UnitOfWork work, MasterKey master, EgressPolicy egress, PinnedRoutes routes) {
        CredentialStore store = new CredentialStore(work, new SecretBox(master), new SecureRandom(), CLOCK);
        return new Credentials(store, egress, new KeyCheck(routes, CLOCK));
    }
}
