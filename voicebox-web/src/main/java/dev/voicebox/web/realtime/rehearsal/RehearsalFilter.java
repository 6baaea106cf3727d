package dev.voicebox.web.realtime.rehearsal;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.voicebox.access.Caller;
import dev.voicebox.limit.connection.ConnectionBook;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.limit.shared.SharedLimits;
import dev.voicebox.rehearsal.Rehearsal;
import dev.voicebox.web.admission.Admitted;
import dev.voicebox.web.admission.AdmittedRequest;
import dev.voicebox.web.admission.Claims;

/** Lets in the server itself; to everybody else, and afterwards, there is nothing here. */
@WebFilter(urlPatterns = RehearsalStart.PATH, asyncSupported = true)
public class RehearsalFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient RehearsalPass pass;
    private final transient Rehearsal rehearsal;
    private final transient SharedLimits limits;
    private final transient ConnectionBook connections;

    @Inject
    public RehearsalFilter(RehearsalPass pass, Rehearsal rehearsal, SharedLimits limits, ConnectionBook connections) {
        this.pass = pass;
        this.rehearsal = rehearsal;
        this.limits = limits;
        this.connections = connections;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!pass.isShown(request.getHeader("Authorization"))) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        Caller caller = rehearsal.caller();
        QuotaSubject subject = QuotaSubject.of(caller.tenant(), caller.project());
        limits.look(subject);
        chain.doFilter(
                new AdmittedRequest(
                        request,
                        new Admitted(
                                caller, false, new Claims(null, null, null), null, connections.openAgain(subject))),
                response);
    }
}
