package dev.voicebox.web.admin.write;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.Provider;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.admin.repeat.RepeatedCalls;
import dev.voicebox.web.admin.Problem;
import dev.voicebox.web.admin.call.AdminCall;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/**
 * A POST with an {@code Idempotency-Key} happens once: sent again within 24 hours by the same administrator it gets the same answer.
 * Calls that failed may be tried again under the same key, and what sets a browser's cookie sets it each time.
 */
@Provider
@Priority(Priorities.USER)
@ApplicationScoped
public class IdempotencyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    public static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    private static final String BEGUN = IdempotencyFilter.class.getName();

    @Inject
    private AdminCall call;

    @Inject
    private RepeatedCalls calls;

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        String key = request.getHeaderString(HEADER);
        if (key == null || !HttpMethod.POST.equals(request.getMethod())) {
            return;
        }
        if (!KEY.matcher(key).matches()) {
            refuse(
                    request,
                    400,
                    "invalid_value",
                    "Invalid 'Idempotency-Key'. Expected 1 to 255 visible ASCII characters.");
            return;
        }
        byte[] body;
        try {
            body = JsonBody.bytes(request.getEntityStream());
        } catch (Refused refused) {
            request.abortWith(Problem.of(refused.refusal()).response());
            return;
        }
        if (body.length > JsonBody.MAX_BYTES) {
            // Whoever reads it refuses it.
            request.setEntityStream(new SequenceInputStream(new ByteArrayInputStream(body), request.getEntityStream()));
            return;
        }
        request.setEntityStream(new ByteArrayInputStream(body));
        begin(request, new RepeatedCalls.Name(call.administrator(), key), body);
    }

    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext answer) {
        if (!(request.getProperty(BEGUN) instanceof RepeatedCalls.Name name)) {
            return;
        }
        boolean done = answer.getStatus() / 100 == 2 && answer.getCookies().isEmpty();
        if (done && answer.getEntity() instanceof ObjectNode body) {
            calls.finish(name, new RepeatedCalls.Answer(answer.getStatus(), KeptAnswer.of(answer, body)));
        } else {
            calls.drop(name);
        }
    }

    private void begin(ContainerRequestContext request, RepeatedCalls.Name name, byte[] body) throws IOException {
        RepeatedCalls.Found found;
        try {
            found = calls.begin(name, describe(request, body));
        } catch (RuntimeException away) {
            request.abortWith(Problem.of(Refusal.unavailable("This cannot be written at the moment. Try again."))
                    .response());
            return;
        }
        switch (found.state()) {
            case NEW -> request.setProperty(BEGUN, name);
            case ANSWERED ->
                request.abortWith(found.answer()
                        .map(KeptAnswer::again)
                        .orElseGet(() -> Response.serverError().build()));
            case RUNNING ->
                refuse(
                        request,
                        409,
                        "call_running",
                        "A call with this Idempotency-Key is running. Try again in a moment.");
            case OTHER ->
                refuse(
                        request,
                        422,
                        "idempotency_key_reused",
                        "Another call had this Idempotency-Key. Take a new one.");
        }
    }

    private static byte[] describe(ContainerRequestContext request, byte[] body) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (String part : List.of(
                request.getMethod(),
                request.getUriInfo().getRequestUri().getRawPath(),
                String.valueOf(request.getUriInfo().getRequestUri().getRawQuery()))) {
            all.write(part.getBytes(StandardCharsets.UTF_8));
            all.write('\n');
        }
        all.write(body);
        return all.toByteArray();
    }

    private static void refuse(ContainerRequestContext request, int status, String code, String message) {
        String param = status == 409 ? null : HEADER;
        request.abortWith(
                Problem.of(new Refusal(status, "invalid_request_error", code, message, param, status == 409 ? 1 : 0))
                        .response());
    }
}
