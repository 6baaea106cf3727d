package dev.voicebox.web.admission;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.access.Caller;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** Asks the policy about what a call says in its body, which the filter before it has not read. */
@ApplicationScoped
public class CallPolicy {
    private final PolicyGate gate;
    private final RefusalNotes notes;

    /** For the container's proxy. */
    protected CallPolicy() {
        this(null, null);
    }

    @Inject
    public CallPolicy(PolicyGate gate, RefusalNotes notes) {
        this.gate = gate;
        this.notes = notes;
    }

    /** @throws Refused 403, and written down */
    public void check(HttpServletRequest request, PolicyGate.Wish wish) throws Refused {
        Admitted admitted = (Admitted) request.getUserPrincipal();
        try {
            gate.decide(admitted.caller(), admitted.claims(), wish);
        } catch (AccessDenied denied) {
            throw refused(request, denied);
        }
    }

    /**
     * The text in the words in which it may be spoken.
     *
     * @throws Refused 403, and written down
     */
    public String words(HttpServletRequest request, String text, String voice) throws Refused {
        Caller caller = ((Admitted) request.getUserPrincipal()).caller();
        try {
            return gate.words(caller, text, voice);
        } catch (AccessDenied denied) {
            throw refused(request, denied);
        }
    }

    private Refused refused(HttpServletRequest request, AccessDenied denied) {
        notes.note(request, "calls", Refusal.of(denied), denied.holder());
        return new Refused(Refusal.of(denied), denied.holder());
    }
}
