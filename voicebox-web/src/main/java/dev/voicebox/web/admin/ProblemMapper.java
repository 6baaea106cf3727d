package dev.voicebox.web.admin;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import dev.voicebox.access.admin.store.TenantDeleted;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.refusal.CallRefused;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** Whatever goes wrong in a call of an administrator is a problem in the same form. */
@Provider
public class ProblemMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(ProblemMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        TenantDeleted deleted = TenantDeleted.behind(failure);
        if (deleted != null) {
            return problem(409, TenantDeleted.CODE, deleted.getMessage()).response();
        }
        if (failure instanceof ProtocolViolation violation) {
            return Problem.of(Refusal.of(violation.error())).response();
        }
        if (failure instanceof Refused refused) {
            return Problem.of(refused.refusal()).response();
        }
        if (failure instanceof CallRefused refused) {
            return of(refused).response();
        }
        if (failure instanceof WebApplicationException known) {
            return ofStatus(known.getResponse());
        }
        LOG.log(Level.ERROR, "A call of an administrator failed", failure);
        return problem(500, "internal_error", "The server had an error while serving this call.")
                .response();
    }

    static Problem of(CallRefused refused) {
        int status = switch (refused.reason()) {
            case UNKNOWN -> 404;
            case UNKNOWN_CURSOR, INVALID -> 400;
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
