package dev.voicebox.web.admin.browser;

import java.net.URI;
import java.time.Instant;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

import org.eclipse.microprofile.jwt.JsonWebToken;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.AdminAction;
import dev.voicebox.access.admin.AdminResource;
import dev.voicebox.access.admin.Administrator;
import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.access.admin.store.Deed;
import dev.voicebox.audit.AuditLog;
import dev.voicebox.tenant.TenantId;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.admin.call.Needs;
import dev.voicebox.web.admin.call.WrittenDown;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** Puts an administrator's token into a browser's cookie, and out of it. Described for programs in {@code openapi.yaml}. */
@Path("/session")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BrowserSessionResource {
    private static final String NOT_KEPT = "no-store";

    private final AdminCall call;
    private final CsrfSeal seal;

    @Context
    private HttpServletRequest request;

    /** For the container's proxy. */
    protected BrowserSessionResource() {
        this(null, null);
    }

    @Inject
    public BrowserSessionResource(AdminCall call, CsrfSeal seal) {
        this.call = call;
        this.seal = seal;
    }

    @POST
    @WrittenDown
    @Needs(resource = AdminResource.BROWSER_SESSION, action = AdminAction.CREATE)
    public Response begin() throws Refused, AdminRefused {
        String token = token();
        if (token.length() > TokenCookie.LONGEST) {
            throw new Refused(Refusal.invalid(
                    "token_too_long",
                    null,
                    "Browsers keep no cookie with a token of more than " + TokenCookie.LONGEST
                            + " characters. Have the provider put less into it."));
        }
        writeDown("create");
        long left = end() - Instant.now().getEpochSecond();
        return Response.created(URI.create("session"))
                .entity(shown(token))
                .cookie(TokenCookie.of(token, left, isSecure()))
                .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
                .build();
    }

    @GET
    @Needs(resource = AdminResource.BROWSER_SESSION, action = AdminAction.READ)
    public Response show() throws Refused {
        return Response.ok(shown(token()))
                .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
                .build();
    }

    /** The token itself is good until its end: nobody can take back what a provider signed. */
    @DELETE
    @WrittenDown
    @Needs(resource = AdminResource.BROWSER_SESSION, action = AdminAction.DELETE)
    public Response forget() throws AdminRefused {
        writeDown("delete");
        ObjectNode told = JsonNodeFactory.instance
                .objectNode()
                .put("object", "browser_session.deleted")
                .put("deleted", true);
        return Response.ok(told)
                .cookie(TokenCookie.none(isSecure()))
                .header(HttpHeaders.CACHE_CONTROL, NOT_KEPT)
                .build();
    }

    private void writeDown(String action) throws AdminRefused {
        try {
            call.deeds()
                    .done(
                            call.administrator().tenant().orElse(AuditLog.PLATFORM),
                            new Deed("browser_session." + action, "browser_session"));
        } catch (RuntimeException e) {
            throw AdminRefused.storeAway(e);
        }
    }

    private ObjectNode shown(String token) {
        Administrator who = call.administrator();
        return JsonNodeFactory.instance
                .objectNode()
                .put("object", "browser_session")
                .put("subject", who.subject())
                .put("role", who.role().word())
                .put("tenant_id", who.tenant().map(TenantId::value).orElse(null))
                .put("expires_at", end())
                .put("csrf_token", seal.of(token));
    }

    private String token() throws Refused {
        return Presented.of(request)
                .map(Presented::token)
                .orElseThrow(() ->
                        new Refused(new Refusal(401, "permission_error", "invalid_token", "Send a token.", null, 0)));
    }

    private long end() {
        return request.getUserPrincipal() instanceof JsonWebToken token ? token.getExpirationTime() : 0;
    }

    /** A proxy in front of us may have taken the TLS off: the page's own address says so. */
    private boolean isSecure() {
        String origin = request.getHeader("Origin");
        return request.isSecure() || origin != null && origin.startsWith("https://");
    }
}
