package dev.voicebox.web.admission;

import jakarta.servlet.http.HttpServletRequest;

import dev.voicebox.observe.TraceId;

/**
 * What a request for a socket says of itself; any header may be {@code null}.
 *
 * @param beta the header {@code OpenAI-Beta}
 * @param trace of the header {@code traceparent}; {@code null} too when that is malformed
 */
public record UpgradeRequest(
        String upgrade,
        String origin,
        String host,
        String authorization,
        String beta,
        OfferedProtocols protocols,
        TraceId trace) {

    /** Of somebody who follows no trace. */
    public UpgradeRequest(
            String upgrade, String origin, String host, String authorization, String beta, OfferedProtocols protocols) {
        this(upgrade, origin, host, authorization, beta, protocols, null);
    }

    public static UpgradeRequest of(HttpServletRequest request) {
        return new UpgradeRequest(
                request.getHeader("Upgrade"),
                request.getHeader("Origin"),
                request.getHeader("Host"),
                request.getHeader("Authorization"),
                request.getHeader("OpenAI-Beta"),
                OfferedProtocols.of(request.getHeaders("Sec-WebSocket-Protocol")),
                TraceId.of(request.getHeader("traceparent")).orElse(null));
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
