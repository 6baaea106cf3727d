package dev.voicebox.web.admin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import dev.voicebox.access.admin.store.AdminRefused;
import dev.voicebox.audit.read.AuditRefused;
import dev.voicebox.catalogue.CatalogueRefused;
import dev.voicebox.credential.CredentialRefused;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.history.HistoryRefused;
import dev.voicebox.usage.minute.UsageRefused;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** Whatever goes wrong in a call of an administrator is a problem in the same form. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof ProtocolViolation violation) {
            return Problem.of(Refusal.of(violation.error())).response();
        }
        if (failure instanceof Refused refused) {
            return Problem.of(refused.refusal()).response();
        }
        if (failure instanceof CredentialRefused refused) {
            return of(refused).response();
        }
        if (failure instanceof HistoryRefused refused) {
            return of(refused).response();
        }
        if (failure instanceof UsageRefused refused) {
            return of(refused).response();
        }
        if (failure instanceof AdminRefused refused) {
            return of(refused).response();
        }
        if (failure instanceof CatalogueRefused refused) {
            return of(refused).response();
        }
        if (failure instanceof AuditRefused refused) {
            return of(refused).response();
        }
        if (failure instanceof WebApplicationException known) {
            return ofStatus(known.getResponse());
        }
        LOG.log(Level.ERROR, "A call of an administrator failed", failure);
        return problem(500, "internal_error", "The server had an error while serving this call.")
                .response();
    }

    static Problem of(CredentialRefused refused) {
        return switch (refused.reason()) {
            case UNKNOWN_TENANT -> problem(404, "tenant_not_found", refused.getMessage());
            case UNKNOWN_CREDENTIAL -> problem(404, "credential_not_found", refused.getMessage());
            case NAME_TAKEN -> problem(409, "name_taken", refused.getMessage());
            case SEALED -> problem(409, "credential_sealed", refused.getMessage());
            case ADDRESS_DENIED ->
                new Problem(400, "Bad Request", "address_denied", refused.getMessage(), "base_url", 0);
            case STORE_AWAY ->
                new Problem(503, "Service Unavailable", "service_unavailable", refused.getMessage(), null, 2);
        };
    }

    static Problem of(AdminRefused refused) {
        int status = switch (refused.reason()) {
            case UNKNOWN -> 404;
            case UNKNOWN_CURSOR, AMBIGUOUS -> 400;
            case CONFLICT -> 409;
            case OTHER_VERSION -> 412;
            case STORE_AWAY -> 503;
        };
        return new Problem(
                status,
                Problem.titleOf(status),
                refused.code(),
                refused.getMessage(),
                refused.param(),
                status == 503 ? 2 : 0);
    }

    static Problem of(CatalogueRefused refused) {
        return switch (refused.reason()) {
            case UNKNOWN -> problem(404, refused.code(), refused.getMessage());
            case UNKNOWN_CURSOR -> problem(400, refused.code(), refused.getMessage());
            case NAME_TAKEN -> problem(409, refused.code(), refused.getMessage());
            case OTHER_VERSION -> problem(412, refused.code(), refused.getMessage());
            case STORE_AWAY -> new Problem(503, "Service Unavailable", refused.code(), refused.getMessage(), null, 2);
        };
    }

    static Problem of(AuditRefused refused) {
        return switch (refused.reason()) {
            case UNKNOWN_TENANT -> problem(404, "tenant_not_found", refused.getMessage());
            case STORE_AWAY ->
                new Problem(503, "Service Unavailable", "service_unavailable", refused.getMessage(), null, 2);
        };
    }

    static Problem of(HistoryRefused refused) {
        return switch (refused.reason()) {
            case UNKNOWN_TENANT -> problem(404, "tenant_not_found", refused.getMessage());
            case UNKNOWN_SESSION -> problem(404, "session_not_found", refused.getMessage());
            case UNKNOWN_CURSOR -> problem(400, "invalid_value", refused.getMessage());
            case ENCRYPTED -> problem(409, "content_encrypted", refused.getMessage());
            case STORE_AWAY ->
                new Problem(503, "Service Unavailable", "service_unavailable", refused.getMessage(), null, 2);
        };
    }

    static Problem of(UsageRefused refused) {
        return switch (refused.reason()) {
            case UNKNOWN_TENANT -> problem(404, "tenant_not_found", refused.getMessage());
            case TOO_MUCH -> problem(400, "invalid_value", refused.getMessage());
            case STORE_AWAY ->
                new Problem(503, "Service Unavailable", "service_unavailable", refused.getMessage(), null, 2);
        };
    }

    private static Response ofStatus(Response found) {
        int status = found.getStatus();
        String detail = switch (status) {
            case 404 -> "There is nothing at this address. /openapi/ui shows what there is.";
            case 405 -> "This address does not take this method. The header Allow names those that it takes.";
            case 406 -> "This address answers with application/json only. Change the header Accept.";
            case 415 -> "This address takes application/json only. Set the header Content-Type.";
            default -> "The call was refused with status " + status + ".";
        };
        Response answer = problem(status, code(status), detail).response();
        Object allow = found.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    private static String code(int status) {
        return switch (status) {
            case 404 -> "unknown_url";
            case 405 -> "method_not_supported";
            case 406 -> "not_acceptable";
            case 415 -> "unsupported_content_type";
            default -> "error";
        };
    }

    private static Problem problem(int status, String code, String detail) {
        return new Problem(status, Problem.titleOf(status), code, detail, null, 0);
    }
}
