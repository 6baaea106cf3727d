package dev.voicebox.web.admission;

import java.io.IOException;
import java.security.Principal;
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
import dev.voicebox.web.observe.EdgeMetrics;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.RefusalWriter;

/** Stands before all of {@code /v1}: whoever calls is known before anything is read, whatever serves the call. */
@WebFilter(urlPatterns = "/v1/*", asyncSupported = true)
public class CallFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    /** The socket has its own filter; the state of health is for everybody. */
    private static final Set<String> OPEN = Set.of("/v1/realtime", "/v1/health");

    private final transient AccessGate gate;
    private final transient EdgeMetrics metrics;

    @Inject
    public CallFilter(AccessGate gate, EdgeMetrics metrics) {
        this.gate = gate;
        this.metrics = metrics;
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
            admitted = new Admitted(gate.admit(Credential.of(request.getHeader("Authorization"))), false, null);
        } catch (AccessDenied denied) {
            metrics.refused(denied.code());
            RefusalWriter.write(response, Refusal.of(denied));
            return;
        }
        chain.doFilter(new AdmittedCall(request, admitted), response);
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
