package dev.voicebox.web.llm;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.web.admission.CallPolicy;
import dev.voicebox.web.audio.CallRules;
import dev.voicebox.web.llm.read.LlmCall;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.RefusalWriter;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;

/** {@code POST /v1/llm/invoke}: a language model answers; {@code /stream}: in events, while it does. */
@WebServlet(
        urlPatterns = {LlmServlet.WHOLE, LlmServlet.STREAM},
        asyncSupported = true)
public class LlmServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    static final String WHOLE = "/v1/llm/invoke";
    static final String STREAM = "/v1/llm/invoke/stream";

    private final transient LlmDesk desk;
    private final transient CallPolicy policy;

    @Inject
    public LlmServlet(LlmDesk desk, CallPolicy policy) {
        this.desk = desk;
        this.policy = policy;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            CallRules.check(request, "application/json");
            boolean stream = STREAM.equals(request.getServletPath());
            LlmCall call = LlmCall.invoke(JsonBody.read(request.getInputStream()), stream);
            policy.check(request, call.wish());
            desk.serve(call, new InvokeShape(), "llm_", request, response);
        } catch (ProtocolViolation violation) {
            RefusalWriter.write(response, Refusal.of(violation.error()));
        } catch (Refused refused) {
            RefusalWriter.write(response, refused.refusal());
        }
    }
}
