package dev.voicebox.web.admission;

import java.security.Principal;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpSession;

/** The request for a socket that was let in: its principal is who is let in. */
public final class AdmittedRequest extends HttpServletRequestWrapper {
    private final Admitted admitted;

    public AdmittedRequest(HttpServletRequest request, Admitted admitted) {
        super(request);
        this.admitted = admitted;
    }

    @Override
    public Principal getUserPrincipal() {
        return admitted;
    }

    /** The container would make one for each socket, with a cookie. */
    @Override
    public HttpSession getSession(boolean create) {
        return null;
    }

    @Override
    public HttpSession getSession() {
        return null;
    }
}
