package dev.voicebox.language.openai;

import java.time.Duration;
import java.util.Optional;

import dev.voicebox.language.ModelFailure;
import dev.voicebox.language.ModelFailure.Kind;
import dev.voicebox.language.http.RetryAfter;

/** Says in plain words what went wrong, and what to look at. Never quotes the provider: it may quote the key or the caller. */
public final class ChatFailures {
    /** Bytes; a whole tool call or a long text in one event fits, an endless line does not. */
    public static final int MAX_LINE = 1 << 20;

    private static final String SETTING = "voicebox.llm.";

    private final ChatEndpoint endpoint;

    ChatFailures(ChatEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    ModelFailure unreachable() {
        return failure(
                Kind.UNREACHABLE,
                "cannot be reached at " + endpoint.host() + ": start it, or correct " + setting(".base-url"));
    }

    ModelFailure broken() {
        return failure(Kind.UNREACHABLE, "broke the connection before its answer was complete");
    }

    ModelFailure noFirstToken() {
        return slow("began no answer", endpoint.patience().firstToken(), "first-token-timeout");
    }

    ModelFailure stalled() {
        return slow("said nothing more", endpoint.patience().interToken(), "inter-token-timeout");
    }

    ModelFailure truncated() {
        return failure(Kind.TRUNCATED, "ended its answer without a finish reason: the text may be cut off");
    }

    ModelFailure wrongDialect() {
        return failure(
                Kind.PROVIDER,
                "did not answer in its dialect: check " + setting(".base-url") + " (it ends with /v1) and "
                        + setting(".dialect"));
    }

    public ModelFailure notJson() {
        return failure(Kind.PROVIDER, "sent something in its stream that is not JSON");
    }

    public ModelFailure lineTooLong() {
        return failure(Kind.PROVIDER, "sent a line of more than " + MAX_LINE + " bytes");
    }

    /** {@code code} is shown only if it looks like a code. */
    public ModelFailure errorInStream(String code) {
        String named = code.matches("[A-Za-z0-9_.-]{1,48}") ? " (" + code + ")" : "";
        return failure(Kind.PROVIDER, "reported an error within its answer" + named);
    }

    /** Of any status but 200 and those whose reason is read. */
    ModelFailure status(int status, Optional<Duration> retryAfter) {
        String code = code(status);
        if (status < 400) {
            // Redirects are not followed: they could lead anywhere, with the key.
            return failure(
                    Kind.MISCONFIGURED, "does not answer at its address" + code + ": check " + setting(".base-url"));
        }
        String wait = retryAfter
                .map(d -> "; it asks to wait " + RetryAfter.seconds(d) + " s")
                .orElse("");
        Duration rest = retryAfter.orElse(null);
        return switch (status) {
            case 429 -> failure(Kind.RATE_LIMITED, "has no capacity for this server now" + code + wait, rest);
            case 401, 403 -> failure(Kind.UNAUTHORISED, "refuses the key" + code + ": check " + setting(".api-key"));
            case 402 -> failure(Kind.MISCONFIGURED, "wants to be paid" + code);
            case 404, 405, 410 ->
                failure(
                        Kind.MISCONFIGURED,
                        "does not know the address or the model" + code + ": check " + setting(".base-url") + " and "
                                + setting(".model"));
            case 408 -> failure(Kind.TIMEOUT, "gave up waiting" + code);
            default -> status >= 500 ? failure(Kind.PROVIDER, "failed" + code + wait, rest) : refused(status);
        };
    }

    ModelFailure refused(int status) {
        return failure(Kind.REFUSED, "refused the request" + code(status));
    }

    ModelFailure forbidden(int status) {
        return failure(Kind.FORBIDDEN, "does not answer this, by its rules" + code(status));
    }

    ModelFailure unsupported(int status) {
        return failure(Kind.UNSUPPORTED, "cannot serve this request" + code(status) + ": too long, or not of its kind");
    }

    private static String code(int status) {
        return " (" + status + ")";
    }

    private ModelFailure slow(String what, Duration limit, String setting) {
        return failure(Kind.TIMEOUT, what + " within " + limit.toMillis() + " ms (" + SETTING + setting + ")");
    }

    private String setting(String name) {
        return SETTING + endpoint.provider() + name;
    }

    private ModelFailure failure(Kind kind, String what) {
        return failure(kind, what, null);
    }

    private ModelFailure failure(Kind kind, String what, Duration rest) {
        return new ModelFailure(
                kind, endpoint.provider(), "The language model " + endpoint.provider() + " " + what + ".", rest);
    }
}
