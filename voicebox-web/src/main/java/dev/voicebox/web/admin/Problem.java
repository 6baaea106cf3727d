package dev.voicebox.web.admin;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.privacy.Redacted;
import dev.voicebox.web.refusal.Refusal;

/**
 * An error as problem details (RFC 9457).
 *
 * @param code one word for programs
 * @param param the offending field, or {@code null}
 * @param retryAfter seconds until it is worth another try; 0 says nothing of it
 */
public record Problem(int status, String title, String code, String detail, String param, int retryAfter) {
    public static final String CONTENT_TYPE = "application/problem+json";

    public Problem {
        Objects.requireNonNull(title, "title");
        Objects.requireNonNull(code, "code");
        Objects.requireNonNull(detail, "detail");
    }

    static Problem unauthorised() {
        return new Problem(
                401,
                "Unauthorized",
                "invalid_token",
                "Send an administrator's token in the header 'Authorization: Bearer <token>'. The run command writes one to"
                        + " .voicebox/admin-token. API keys do not work here.",
                null,
                0);
    }

    static Problem withoutRole() {
        return new Problem(
                403,
                "Forbidden",
                "missing_group",
                "The token is of none of the groups 'platform-admin', 'tenant-admin', 'developer' and 'viewer'.",
                null,
                0);
    }

    static Problem withoutTenant() {
        return new Problem(
                403,
                "Forbidden",
                "missing_tenant",
                "The token names no tenant. Those of all groups but 'platform-admin' need a claim 'tenant_id'.",
                null,
                0);
    }

    /** What the calls of /v1 say in their own way. */
    public static Problem of(Refusal refusal) {
        return new Problem(
                refusal.status(),
                titleOf(refusal.status()),
                refusal.code() == null ? "error" : refusal.code(),
                refusal.message(),
                refusal.param(),
                refusal.retryAfter());
    }

    static String titleOf(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 428 -> "Precondition Required";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Bad Request" : "Internal Server Error";
        };
    }

    /** With all its headers. */
    public Response response() {
        Response.ResponseBuilder answer =
                Response.status(status).type(CONTENT_TYPE).entity(body());
        return (retryAfter > 0 ? answer.header(HttpHeaders.RETRY_AFTER, retryAfter) : answer).build();
    }

    byte[] body() {
        ObjectNode body = JsonNodeFactory.instance
                .objectNode()
                .put("type", "about:blank")
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .put("code", code);
        if (param != null) {
            body.put("param", param);
        }
        return body.toString().getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return "Problem[" + status + ", " + title + ", " + code + ", " + Redacted.text(detail) + ", "
                + Redacted.text(param) + ", " + retryAfter + "]";
    }
}
