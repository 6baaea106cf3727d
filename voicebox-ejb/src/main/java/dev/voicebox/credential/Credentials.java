package dev.voicebox.credential;

import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;

import dev.voicebox.access.admin.store.Deeds;
import dev.voicebox.egress.EgressDenied;
import dev.voicebox.egress.EgressPolicy;
import dev.voicebox.tenant.TenantId;

/** What can be done with credentials. Everything here asks the database and may wait for it. */
public final class Credentials {
    private final CredentialStore store;
    private final EgressPolicy egress;
    private final KeyCheck check;
    private final Deeds deeds;

    Credentials(CredentialStore store, EgressPolicy egress, KeyCheck check) {
        this(store, egress, check, Deeds.UNSIGNED);
    }

    private Credentials(CredentialStore store, EgressPolicy egress, KeyCheck check, Deeds deeds) {
        this.deeds = deeds;
        this.store = store;
        this.egress = egress;
        this.check = check;
    }

    /** The same, of one who is known: only that one writes. */
    public Credentials by(Deeds signed) {
        return new Credentials(store, egress, check, signed);
    }

    /** The tenant that is meant when none is named: the one that was made first. */
    public TenantId firstTenant() throws CredentialRefused {
        return store.firstTenant();
    }

    /** Stores a key. Its address is checked now and again before each call. */
    public ProviderCredential create(TenantId tenant, NewCredential wanted) throws CredentialRefused {
        store.requireTenant(tenant);
        checkAddress(wanted.baseUrl());
        return store.add(tenant, wanted.normalised(), deeds);
    }

    public ProviderCredential find(TenantId tenant, CredentialId id) throws CredentialRefused {
        return store.find(tenant, id);
    }

    public CredentialPage list(TenantId tenant, CredentialPage.Wanted wanted) throws CredentialRefused {
        store.requireTenant(tenant);
        return store.page(tenant, wanted);
    }

    public void delete(TenantId tenant, CredentialId id) throws CredentialRefused {
        store.delete(tenant, id, deeds);
    }

    /** Asks the provider whether it takes the key; waits 5 s at most. What came of it is kept with the credential. */
    public CheckResult check(TenantId tenant, CredentialId id) throws CredentialRefused {
        CredentialStore.Opened credential = store.open(tenant, id);
        CheckResult result;
        try {
            result = check.ask(credential.at(egress.check(credential.baseUrl())));
        } catch (EgressDenied denied) {
            result = check.denied(denied);
        }
        store.noteCheck(tenant, id, result, deeds);
        return result;
    }

    /** To call the provider with at once: its address was checked in this moment. */
    public UsableCredential open(TenantId tenant, CredentialId id) throws CredentialRefused {
        return checked(store.open(tenant, id));
    }

    /** The newest of the tenant for that provider; as {@link #open}. */
    public Optional<UsableCredential> openNewest(TenantId tenant, String provider) throws CredentialRefused {
        Optional<CredentialStore.Opened> credential = store.openNewest(tenant, provider);
        return credential.isPresent() ? Optional.of(checked(credential.get())) : Optional.empty();
    }

    private UsableCredential checked(CredentialStore.Opened credential) throws CredentialRefused {
        return credential.at(checkAddress(credential.baseUrl()));
    }

    private InetAddress checkAddress(URI baseUrl) throws CredentialRefused {
        try {
            return egress.check(baseUrl);
        } catch (EgressDenied denied) {
            throw CredentialRefused.denied(denied.getMessage());
        }
    }
}
