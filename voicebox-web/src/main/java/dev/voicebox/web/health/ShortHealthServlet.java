package dev.voicebox.web.health;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Liveness;
import org.eclipse.microprofile.health.Readiness;

/** The short forms of the probes, with the same body as the server's own; the server itself answers {@code /health}. */
@WebServlet(urlPatterns = {"/live", "/ready", "/v1/health"})
public class ShortHealthServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient Instance<HealthCheck> live;
    private final transient Instance<HealthCheck> ready;

    @Inject
    public ShortHealthServlet(@Liveness Instance<HealthCheck> live, @Readiness Instance<HealthCheck> ready) {
        this.live = live;
        this.ready = ready;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Instance<HealthCheck> checks = request.getServletPath().equals("/live") ? live : ready;
        List<HealthCheckResponse> answers =
                checks.stream().map(HealthCheck::call).toList();
        boolean up = answers.stream().allMatch(answer -> answer.getStatus() == HealthCheckResponse.Status.UP);
        byte[] body = HealthJson.of(up, answers).toString().getBytes(StandardCharsets.UTF_8);
        response.setStatus(up ? 200 : 503);
        response.setContentType("application/json");
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }
}
