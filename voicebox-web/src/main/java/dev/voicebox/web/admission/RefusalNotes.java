package dev.voicebox.web.admission;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.audit.AuditEntry;
import dev.voicebox.audit.AuditLog;
import dev.voicebox.audit.refused.RefusedConnects;
import dev.voicebox.web.refusal.Refusal;

/** Has it written down who was not let in. The refusal does not wait for that. */
@ApplicationScoped
public class RefusalNotes {
    /** Of the others it says nothing who calls: the server stops, or the call is no handshake. */
    private static final Set<Integer> TOLD = Set.of(401, 403, 429);

    private static final String UNKNOWN = "unknown";

    private final RefusedConnects refused;

    /** For the container's proxy. */
    protected RefusalNotes() {
        this(null);
    }

    @Inject
    public RefusalNotes(RefusedConnects refused) {
        this.refused = refused;
    }

    /**
     * @param to what was asked for: {@code realtime}, {@code calls}, {@code client_secrets} or {@code administration}; not the address,
     *     of which there may be any number
     * @param holder of the credential, as far as it is known
     */
    public void note(HttpServletRequest request, String to, Refusal refusal, Optional<AccessDenied.Holder> holder) {
        if (TOLD.contains(refusal.status())) {
            refused.note(
                    holder.map(AccessDenied.Holder::tenant).orElse(AuditLog.PLATFORM),
                    new AuditEntry(
                            holder.map(AccessDenied.Holder::credentialId).orElse(UNKNOWN),
                            "connect",
                            to,
                            request.getRemoteAddr(),
                            AuditEntry.REFUSED,
                            null,
                            Map.of("code", String.valueOf(refusal.code()))));
        }
    }
}
