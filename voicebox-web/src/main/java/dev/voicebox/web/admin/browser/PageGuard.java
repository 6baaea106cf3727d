package dev.voicebox.web.admin.browser;

import java.util.Optional;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;

import dev.voicebox.privacy.Redacted;
import dev.voicebox.web.admission.Origins;
import dev.voicebox.web.refusal.Refusal;

/** Decides whether a call that a browser sent a cookie along with may change something. */
@ApplicationScoped
public class PageGuard {
    public static final String HEADER = "X-CSRF-Token";

    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");

    private final CsrfSeal seal;
    private final Origins origins;

    /** For the container's proxy. */
    protected PageGuard() {
        this(null, null);
    }

    @Inject
    public PageGuard(CsrfSeal seal, Origins origins) {
        this.seal = seal;
        this.origins = origins;
    }

    public Optional<Refusal> refusal(HttpServletRequest request, Presented presented) {
        return refusal(
                presented,
                new Page(request.getMethod(), request.getHeader("Origin"), request.getHeader("Host")),
                request.getHeader(HEADER));
    }

    /** @param submitted the header, {@code null} when absent */
    Optional<Refusal> refusal(Presented presented, Page page, String submitted) {
        if (!presented.byCookie() || READS.contains(page.method())) {
            return Optional.empty();
        }
        if (!origins.names(page.origin(), page.host())) {
            return Optional.of(
                    forbidden(
                            "origin_not_allowed",
                            "Pages of this origin may change nothing here. The operator allows it by name with voicebox.http.origins."));
        }
        return seal.isOf(presented.token(), submitted)
                ? Optional.empty()
                : Optional.of(
                        forbidden(
                                "invalid_csrf_token",
                                "A call with a cookie that changes something needs the header X-CSRF-Token. GET /api/v2/session says which."));
    }

    private static Refusal forbidden(String code, String message) {
        return new Refusal(403, "permission_error", code, message, null, 0);
    }

    /** Where a call comes from, as its headers say; {@code null} for what is absent. */
    record Page(String method, String origin, String host) {
        @Override
        public String toString() {
            return "Page[" + Redacted.text(method) + ", " + Redacted.text(origin) + ", " + Redacted.text(host) + "]";
        }
    }
}
