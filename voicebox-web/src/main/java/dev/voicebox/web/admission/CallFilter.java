package dev.voicebox.web.admission;

import java.io.IOException;
import java.security.Principal;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.access.AccessGate;
import dev.voicebox.access.Caller;
import dev.voicebox.web.observe.EdgeMetrics;
import dev.voicebox.web.refusal.AcceptHeader;
import dev.voicebox.web.refusal.BodyCoding;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.RefusalWriter;
import dev.voicebox.web.refusal.Refused;

/** Stands before all of {@code /v1}: whoever calls is known before anything is read, whatever serves the call. */
@WebFilter(urlPatterns = "/v1/*", asyncSupported = true)
public class CallFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The sockets have their own filters; the state of health is for everybody. */
    private static final Set<String> OPEN = Set.of("/v1/realtime", "/v1/rehearsal", "/v1/health");

    private final transient GatewayRole role;
    private final transient AccessGate gate;
    private final transient PolicyGate policy;
    private final transient LimitGate limits;
    private final transient EdgeMetrics metrics;
    private final transient RefusalNotes notes;

    @Inject
    public CallFilter(
            GatewayRole role,
            AccessGate gate,
            PolicyGate policy,
            LimitGate limits,
            EdgeMetrics metrics,
            RefusalNotes notes) {
        this.role = role;
        this.gate = gate;
        this.policy = policy;
        this.limits = limits;
        this.metrics = metrics;
        this.notes = notes;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (OPEN.contains(path)) {
            chain.doFilter(request, response);
            return;
        }
        Admitted admitted;
        try {
            admitted = admit(request, path);
        } catch (Refused refused) {
            metrics.refused(refused.refusal().code());
            notes.note(request, "calls", refused.refusal(), refused.holder());
            RefusalWriter.write(response, refused.refusal());
            return;
        }
        chain.doFilter(new AdmittedCall(request, admitted), response);
    }

    private Admitted admit(HttpServletRequest request, String path) throws Refused {
        role.check();
        if ("POST".equals(request.getMethod())) {
            limits.checkLoad();
        }
        try {
            Admitted admitted = allowed(request, path);
            Optional<Refusal> unread = BodyCoding.refusal(request).or(() -> AcceptHeader.refusal(request));
            if (unread.isPresent()) {
                throw new Refused(unread.get());
            }
            return admitted;
        } catch (AccessDenied denied) {
            throw new Refused(Refusal.of(denied), denied.holder());
        }
    }

    private Admitted allowed(HttpServletRequest request, String path) throws AccessDenied, Refused {
        Caller caller = gate.admit(Credential.of(request.getHeader("Authorization")));
        Claims claims = Claims.of(request);
        Optional<String> action = CallAction.of(request.getMethod(), path);
        Caller asking = action.isEmpty()
                ? caller.as(claims.asker(caller))
                : policy.check(caller, claims, PolicyGate.Wish.of(action.get()));
        limits.call(asking, path, action);
        return new Admitted(asking, false, claims, null, null);
    }

    private static final class AdmittedCall extends HttpServletRequestWrapper {
        private final Admitted admitted;

        AdmittedCall(HttpServletRequest request, Admitted admitted) {
            super(request);
            this.admitted = admitted;
        }

        @Override
        public Principal getUserPrincipal() {
            return admitted;
        }
    }
}
