package dev.voicebox.web.admission;

import jakarta.servlet.http.HttpServletRequest;

/**
 * What a request for a socket says of itself; any header may be {@code null}.
 *
 * @param beta the header {@code OpenAI-Beta}
 */
public record UpgradeRequest(
        String upgrade, String origin, String host, String authorization, String beta, OfferedProtocols protocols) {

    public static UpgradeRequest of(HttpServletRequest request) {
        return new UpgradeRequest(
                request.getHeader("Upgrade"),
                request.getHeader("Origin"),
                request.getHeader("Host"),
                request.getHeader("Authorization"),
                request.getHeader("OpenAI-Beta"),
                OfferedProtocols.of(request.getHeaders("Sec-WebSocket-Protocol")));
    }

    public boolean wantsSocket() {
        return "websocket".equalsIgnoreCase(upgrade);
    }

    /** The shape of events that the public service switched off in May 2026. */
    public boolean isBeta() {
        return protocols.isBeta() || (beta != null && beta.contains("realtime=v1"));
    }

    public String credential() {
        String bearer = Credential.of(authorization);
        return bearer == null ? protocols.credential() : bearer;
    }

    @Override
    public String toString() {
        return "UpgradeRequest[" + origin + "]";
    }
}
