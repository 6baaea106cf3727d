package dev.voicebox.web.admission;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.web.observe.EdgeMetrics;
import dev.voicebox.web.refusal.QueryForm;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.RefusalWriter;
import dev.voicebox.web.refusal.Refused;

/** Stands before the sockets: refuses with a status and a body while that is still possible, before the upgrade. */
@WebFilter(
        urlPatterns = {"/v1/realtime", "/ws/v2/realtime"},
        asyncSupported = true)
public class HandshakeFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private final transient GatewayRole role;
    private final transient Handshake handshake;
    private final transient PolicyGate policy;
    private final transient LimitGate limits;
    private final transient EdgeMetrics metrics;
    private final transient RefusalNotes notes;

    @Inject
    public HandshakeFilter(
            GatewayRole role,
            Handshake handshake,
            PolicyGate policy,
            LimitGate limits,
            EdgeMetrics metrics,
            RefusalNotes notes) {
        this.role = role;
        this.handshake = handshake;
        this.policy = policy;
        this.limits = limits;
        this.metrics = metrics;
        this.notes = notes;
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Admitted admitted;
        try {
            role.check();
            QueryForm.check(request);
            if (!isReturn(request)) {
                limits.checkLoad();
            }
            admitted = allowed(handshake.admit(UpgradeRequest.of(request)), request);
        } catch (Refused refused) {
            notes.note(request, "realtime", refused.refusal(), refused.holder());
            refuse(response, refused.refusal());
            return;
        }
        chain.doFilter(new AdmittedRequest(request, admitted), response);
    }

    private Admitted allowed(Admitted admitted, HttpServletRequest request) throws Refused {
        Claims claims = Claims.of(request);
        PolicyGate.Wish wish = PolicyGate.Wish.of(
                "realtime.connect",
                request.getParameter("model"),
                admitted.caller().session());
        try {
            Admitted asking = admitted.as(policy.check(admitted.caller(), claims, wish), claims);
            return asking.counted(
                    isReturn(request) ? limits.connectAgain(asking.caller()) : limits.connect(asking.caller()));
        } catch (AccessDenied denied) {
            throw new Refused(Refusal.of(denied), denied.holder());
        }
    }

    /** With these the socket is that of a session that was there, or it is closed at once. */
    private static boolean isReturn(HttpServletRequest request) {
        return request.getParameter("session_id") != null && request.getParameter("resume_token") != null;
    }

    private void refuse(HttpServletResponse response, Refusal refusal) throws IOException {
        metrics.refused(refusal.code());
        if (refusal.status() == 426) {
            response.setHeader("Upgrade", "websocket");
        }
        RefusalWriter.write(response, refusal);
    }
}
