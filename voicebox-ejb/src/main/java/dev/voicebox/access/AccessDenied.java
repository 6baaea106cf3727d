package dev.voicebox.access;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

import dev.voicebox.privacy.Redacted;
import dev.voicebox.tenant.Scope;
import dev.voicebox.tenant.TenantId;

/**
 * The caller is not let in. Carries what the HTTP answer needs; the message is for the caller and says what to do.
 *
 * <pre>
 *   401 invalid_request_error  missing_api_key       no credential
 *   401 invalid_request_error  invalid_api_key       unknown, forged, revoked or expired
 *   403 invalid_request_error  tenant_suspended      known, but its tenant is not served
 *   403 invalid_request_error  missing_scope         known, but not for this
 *   403 invalid_request_error  policy_denied         known, but the policy says no
 *   429 rate_limit_error       rate_limit_exceeded   enough client secrets in this minute
 *   503 server_error           access_unavailable    it cannot be found out now; try again
 *   503 server_error           content_key_unavailable  what is said could not be kept as the tenant wants it; try again
 * </pre>
 */
public final class AccessDenied extends Exception {

    private static final long serialVersionUID = 1L;
    private static final String INVALID_REQUEST = "invalid_request_error";
    private static final int RETRY_AFTER_S = 2;

    private final int status;
    private final String type;
    private final String code;
    private final int retryAfter;
    private final transient Holder holder;

    /** Whose credential it was, as far as that was found out. Told to the audit log, never to the caller. */
    public record Holder(TenantId tenant, String credentialId) {

        public Holder {
            Objects.requireNonNull(tenant, "tenant");
            Objects.requireNonNull(credentialId, "credentialId");
        }

        @Override
        public String toString() {
            return "Holder[" + tenant + ", " + Redacted.text(credentialId) + "]";
        }
    }

    private AccessDenied(AccessDenied same, Holder holder) {
        super(same.getMessage(), same.getCause());
        this.status = same.status;
        this.type = same.type;
        this.code = same.code;
        this.retryAfter = same.retryAfter;
        this.holder = holder;
    }

    private AccessDenied(int status, String type, String code, String message, Throwable cause) {
        super(message, cause);
        this.status = status;
        this.type = type;
        this.code = code;
        this.retryAfter = status == 503 ? RETRY_AFTER_S : 0;
        this.holder = null;
    }

    private AccessDenied(String message, int retryAfter) {
        super(message);
        this.status = 429;
        this.type = "rate_limit_error";
        this.code = "rate_limit_exceeded";
        this.retryAfter = retryAfter;
        this.holder = null;
    }

    static AccessDenied missing() {
        return new AccessDenied(
                401,
                INVALID_REQUEST,
                "missing_api_key",
                "You did not provide an API key. Send it in the header 'Authorization: Bearer <key>', or from a browser"
                        + " as the WebSocket subprotocol 'openai-insecure-api-key.<key>'.",
                null);
    }

    static AccessDenied invalid() {
        return new AccessDenied(
                401,
                INVALID_REQUEST,
                "invalid_api_key",
                "Incorrect API key provided. Use an API key of this server, or a client secret made with one.",
                null);
    }

    static AccessDenied expired() {
        return new AccessDenied(
                401,
                INVALID_REQUEST,
                "invalid_api_key",
                "The API key or client secret has expired. Make a new one.",
                null);
    }

    static AccessDenied notServed() {
        return new AccessDenied(
                403,
                INVALID_REQUEST,
                "tenant_suspended",
                "This tenant is suspended. Ask the operator of this server.",
                null);
    }

    static AccessDenied missingScope(Scope scope) {
        return new AccessDenied(
                403,
                INVALID_REQUEST,
                "missing_scope",
                "This credential lacks the scope '" + scope.word() + "'. Use a key that has it.",
                null);
    }

    static AccessDenied cannotMint() {
        return new AccessDenied(
                403,
                INVALID_REQUEST,
                "missing_scope",
                "A client secret cannot make client secrets. Use an API key.",
                null);
    }

    static AccessDenied tooManySecrets(Duration wait) {
        return new AccessDenied(
                "This tenant has made as many client secrets as it may within a minute. Try again later, or use one"
                        + " secret for several sessions.",
                (int) Math.max(1, (wait.toMillis() + 999) / 1_000));
    }

    /** @param reason of the policy, one plain phrase */
    public static AccessDenied byPolicy(String reason, Holder holder) {
        String message = "Denied by policy: " + reason + ".";
        return new AccessDenied(new AccessDenied(403, INVALID_REQUEST, "policy_denied", message, null), holder);
    }

    /** Nobody had time to ask it. */
    public static AccessDenied policyBusy(Holder holder) {
        String message = "The policy has too much to decide at the moment. Try again in a few seconds.";
        return new AccessDenied(new AccessDenied(503, "server_error", "access_unavailable", message, null), holder);
    }

    static AccessDenied unavailable(StoreAway cause) {
        return new AccessDenied(
                503,
                "server_error",
                "access_unavailable",
                "Credentials cannot be checked at the moment. Try again in a few seconds.",
                cause);
    }

    /** The same, of one whose credential is known. */
    AccessDenied of(TenantId tenant, String credentialId) {
        return new AccessDenied(this, new Holder(tenant, credentialId));
    }

    public Optional<Holder> holder() {
        return Optional.ofNullable(holder);
    }

    static AccessDenied contentUnavailable() {
        return new AccessDenied(
                503,
                "server_error",
                "content_key_unavailable",
                "The key that this tenant's content is kept under cannot be read at the moment. Try again in a few seconds.",
                null);
    }

    /** HTTP status: 401, 403, 429 or 503. */
    public int status() {
        return status;
    }

    /** {@code error.type} of the answer. */
    public String type() {
        return type;
    }

    /** {@code error.code} of the answer. */
    public String code() {
        return code;
    }

    /** Seconds for the header {@code Retry-After}; present with status 429 and 503. */
    public OptionalInt retryAfter() {
        return retryAfter > 0 ? OptionalInt.of(retryAfter) : OptionalInt.empty();
    }
}
