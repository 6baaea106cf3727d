package dev.voicebox.web.rest;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;

import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import jakarta.ws.rs.ext.Provider;

import dev.voicebox.access.AccessDenied;
import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;

/** Whatever goes wrong in a call, the caller gets the one body that its client library can read. */
@Provider
public class FailureMapper implements ExceptionMapper<Throwable> {
    private static final Logger LOG = System.getLogger(FailureMapper.class.getName());

    @Override
    public Response toResponse(Throwable failure) {
        if (failure instanceof Refused refused) {
            return Answers.refusal(refused.refusal());
        }
        if (failure instanceof ProtocolViolation violation) {
            return Answers.refusal(Refusal.of(violation.error()));
        }
        if (failure instanceof AccessDenied denied) {
            return Answers.refusal(Refusal.of(denied));
        }
        if (failure instanceof WebApplicationException known) {
            return known.getResponse().hasEntity() ? known.getResponse() : ofStatus(known.getResponse());
        }
        LOG.log(Level.ERROR, "A call failed", failure);
        return Answers.refusal(Refusal.broken());
    }

    private static Response ofStatus(Response found) {
        int status = found.getStatus();
        if (status == 404) {
            return Answers.refusal(Refusal.unknownAddress());
        }
        Response answer = Answers.refusal(new Refusal(
                status,
                status < 500 ? ErrorType.INVALID_REQUEST.wire() : ErrorType.SERVER.wire(),
                code(status),
                message(status),
                null,
                0));
        Object allow = found.getHeaders().getFirst(HttpHeaders.ALLOW);
        return allow == null
                ? answer
                : Response.fromResponse(answer).header(HttpHeaders.ALLOW, allow).build();
    }

    private static String code(int status) {
        return switch (status) {
            case 405 -> ErrorCode.METHOD_NOT_SUPPORTED.wire();
            case 415 -> ErrorCode.UNSUPPORTED_CONTENT_TYPE.wire();
            default -> null;
        };
    }

    private static String message(int status) {
        return switch (status) {
            case 405 -> "This address does not take this method. The header Allow names those that it takes.";
            case 406 -> "This address answers with application/json only. Change the header Accept.";
            case 415 -> "This address takes application/json only. Set the header Content-Type.";
            default -> "The call was refused with status " + status + ".";
        };
    }
}
