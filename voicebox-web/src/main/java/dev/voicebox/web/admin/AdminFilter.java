package dev.voicebox.web.admin;

import java.io.IOException;
import java.security.Principal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

import jakarta.inject.Inject;
import jakarta.json.JsonString;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.jwt.JsonWebToken;

import dev.voicebox.access.admin.AdminRole;
import dev.voicebox.access.admin.Administrator;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admission.Credential;
import dev.voicebox.web.admission.RefusalNotes;
import dev.voicebox.web.observe.EdgeMetrics;
import dev.voicebox.web.refusal.Refusal;

/** Stands before all of {@code /api/v2}: whoever has no administrator's token learns nothing but that. */
@WebFilter(urlPatterns = "/api/v2/*", asyncSupported = true)
public class AdminFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String TENANT = "tenant_id";

    private final transient EdgeMetrics metrics;
    private final transient TokenSeal seal;
    private final transient AdminCall call;
    private final transient RefusalNotes notes;

    @Inject
    public AdminFilter(EdgeMetrics metrics, Config config, AdminCall call, RefusalNotes notes) {
        this.metrics = metrics;
        this.call = call;
        this.notes = notes;
        this.seal = TokenSeal.of(config);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (!(caller(request, response) instanceof JsonWebToken token)) {
            refuse(request, response, Problem.unauthorised());
            return;
        }
        Optional<AdminRole> role = AdminRole.strongestOf(token.getGroups() == null ? Set.of() : token.getGroups());
        Optional<TenantId> tenant = tenantOf(token);
        if (role.isEmpty()) {
            refuse(request, response, Problem.withoutRole());
        } else if (role.get() != AdminRole.PLATFORM_ADMIN && tenant.isEmpty()) {
            refuse(request, response, Problem.withoutTenant());
        } else {
            call.begin(new Administrator(subjectOf(token), role.get(), tenant), request.getRemoteAddr());
            chain.doFilter(request, response);
        }
    }

    private static Optional<TenantId> tenantOf(JsonWebToken token) {
        Object claim = token.getClaim(TENANT);
        // A claim that the server does not know comes as JSON.
        String named = claim instanceof JsonString text ? text.getString() : Objects.toString(claim, "");
        try {
            return Optional.of(new TenantId(named)).filter(tenant -> !Administrator.isReserved(tenant));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String subjectOf(JsonWebToken token) {
        return token.getSubject() == null ? Objects.toString(token.getName(), "") : token.getSubject();
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

    private void refuse(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        metrics.refused(problem.code());
        notes.note(request, "administration", asRefusal(problem), Optional.empty());
        byte[] body = problem.body();
        response.setStatus(problem.status());
        response.setContentType(Problem.CONTENT_TYPE);
        response.setContentLength(body.length);
        if (problem.status() == 401) {
            response.setHeader("WWW-Authenticate", "Bearer");
        }
        response.getOutputStream().write(body);
    }

    private static Refusal asRefusal(Problem problem) {
        return new Refusal(problem.status(), "permission_error", problem.code(), problem.detail(), null, 0);
    }
}
