package dev.voicebox.web.rest;

import java.time.Duration;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.access.Caller;
import dev.voicebox.access.ClientSecrets;
import dev.voicebox.access.MintedSecret;
import dev.voicebox.policy.Decision;
import dev.voicebox.web.admission.Admitted;
import dev.voicebox.web.admission.PolicyGate;
import dev.voicebox.web.admission.RefusalNotes;
import dev.voicebox.web.refusal.Refusal;

/** Makes client secrets for callers that may have them; who may not is written down. */
@ApplicationScoped
public class SecretDesk {
    private final ClientSecrets secrets;
    private final PolicyGate policy;
    private final RefusalNotes notes;

    /** For the container's proxy. */
    protected SecretDesk() {
        this(null, null, null);
    }

    @Inject
    public SecretDesk(ClientSecrets secrets, PolicyGate policy, RefusalNotes notes) {
        this.secrets = secrets;
        this.policy = policy;
        this.notes = notes;
    }

    /** A secret stands for a decision: the sessions that it opens are decided upon again, each by itself. */
    public MintedSecret mint(HttpServletRequest request, ObjectNode bound, Duration life) throws AccessDenied {
        Admitted admitted = (Admitted) request.getUserPrincipal();
        Caller caller = admitted.caller();
        PolicyGate.Wish wish = PolicyGate.Wish.of("client_secret.create", null, bound);
        try {
            Decision decision = policy.decide(caller, admitted.claims(), wish);
            return secrets.mint(caller, new ClientSecrets.Bound(bound, decision.version()), life);
        } catch (AccessDenied denied) {
            AccessDenied.Holder holder = new AccessDenied.Holder(caller.tenant(), caller.credentialId());
            notes.note(request, "client_secrets", Refusal.of(denied), Optional.of(holder));
            throw denied;
        }
    }
}
