package dev.voicebox.web.admin;

import java.io.IOException;
import java.security.Principal;
import java.time.Instant;

import jakarta.inject.Inject;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.voicebox.web.admission.Credential;
import dev.voicebox.web.observe.EdgeMetrics;

/** Stands before all of {@code /api/v2}: whoever has no administrator's token learns nothing but that. */
@WebFilter(urlPatterns = "/api/v2/*", asyncSupported = true)
public class AdminFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String GROUP = "platform-admin";

    private final transient EdgeMetrics metrics;
    private final transient TokenSeal seal;

    @Inject
    public AdminFilter(EdgeMetrics metrics, Config config) {
        this.metrics = metrics;
        this.seal = TokenSeal.of(config.getOptionalValue("mp.jwt.verify.publickey", String.class));
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Principal caller = caller(request, response);
        if (!(caller instanceof JsonWebToken token)) {
            refuse(response, Problem.unauthorised());
        } else if (token.getGroups() == null || !token.getGroups().contains(GROUP)) {
            refuse(response, Problem.forbidden());
        } else {
            chain.doFilter(request, response);
        }
    }

    /** {@code null} for nobody. The server would answer by itself, and in its own words. */
    private Principal caller(HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        String token = Credential.of(request.getHeader("Authorization"));
        if (token == null || !seal.mayHold(token, Instant.now())) {
            return null;
        }
        Principal known = request.getUserPrincipal();
        if (known != null) {
            return known;
        }
        return request.authenticate(new MuteResponse(response)) ? request.getUserPrincipal() : null;
    }

    private void refuse(HttpServletResponse response, Problem problem) throws IOException {
        metrics.refused(problem.code());
        byte[] body = problem.body();
        response.setStatus(problem.status());
        response.setContentType(Problem.CONTENT_TYPE);
        response.setContentLength(body.length);
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(body);
    }
}
