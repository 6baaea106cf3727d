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
import dev.voicebox.web.admin.browser.PageGuard;
import dev.voicebox.web.admin.browser.Presented;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admission.RefusalNotes;
import dev.voicebox.web.observe.EdgeMetrics;
import dev.voicebox.web.refusal.AcceptHeader;
import dev.voicebox.web.refusal.BodyCoding;
import dev.voicebox.web.refusal.Refusal;

/** Stands before all of {@code /api/v2}: whoever has no administrator's token learns nothing but that. */
@WebFilter(urlPatterns = "/api/v2/*", asyncSupported = true)
public class AdminFilter extends HttpFilter {
    private static final long serialVersionUID = 1L;

    private static final String TENANT = "tenant_id";

    private final transient EdgeMetrics metrics;
    private final transient TokenSeal seal;
    private final transient AdminCall call;
    private final transient PageGuard guard;
    private final transient RefusalNotes notes;

    @Inject
    public AdminFilter(EdgeMetrics metrics, Config config, AdminCall call, PageGuard guard, RefusalNotes notes) {
        this.metrics = metrics;
        this.guard = guard;
        this.call = call;
        this.notes = notes;
        this.seal = TokenSeal.of(config);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<Presented> presented = Presented.of(request);
        if (presented.isEmpty() || !(caller(presented.get(), request, response) instanceof JsonWebToken token)) {
            refuse(request, response, Problem.unauthorised());
            return;
        }
        Optional<Refusal> strange = guard.refusal(request, presented.get())
                .or(() -> BodyCoding.refusal(request))
                .or(() -> AcceptHeader.refusal(request));
        if (strange.isPresent()) {
            refuse(request, response, Problem.of(strange.get()));
            return;
        }
        Optional<AdminRole> role = AdminRole.strongestOf(token.getGroups() == null ? Set.of() : token.getGroups());
        Optional<TenantId> tenant = tenantOf(token);
        if (role.isEmpty()) {
            refuse(request, response, Problem.withoutRole());
        } else if (role.get() != AdminRole.PLATFORM_ADMIN && tenant.isEmpty()) {
            refuse(request, response, Problem.withoutTenant());
        } else {
            call.begin(new Administrator(textOf(token, seal.nameClaim()), role.get(), tenant), request.getRemoteAddr());
            chain.doFilter(request, response);
        }
    }

    private static Optional<TenantId> tenantOf(JsonWebToken token) {
        try {
            return Optional.of(new TenantId(textOf(token, TENANT))).filter(tenant -> !Administrator.isReserved(tenant));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** A claim that the server does not know comes as JSON. */
    private static String textOf(JsonWebToken token, String name) {
        Object claim = token.getClaim(name);
        return claim instanceof JsonString text ? text.getString() : Objects.toString(claim, "");
    }

    /** {@code null} for nobody. The server would answer by itself, and in its own words. */
    private Principal caller(Presented presented, HttpServletRequest request, HttpServletResponse response)
            throws IOException, ServletException {
        if (!seal.mayHold(presented.token(), Instant.now())) {
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
