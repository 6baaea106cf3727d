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

/** {@code POST /v1/chat/completions}: the same in the shape of the public service, for its unmodified clients. */
@WebServlet(urlPatterns = "/v1/chat/completions", asyncSupported = true)
public class ChatCompletionsServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    private final transient LlmDesk desk;
    private final transient CallPolicy policy;

    @Inject
    public ChatCompletionsServlet(LlmDesk desk, CallPolicy policy) {
        this.desk = desk;
        this.policy = policy;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            CallRules.check(request, "application/json");
            LlmCall call = LlmCall.chat(JsonBody.read(request.getInputStream()));
            policy.check(request, call.wish());
            desk.serve(call, new ChatShape(call.usage()), "chatcmpl-", request, response);
        } catch (ProtocolViolation violation) {
            RefusalWriter.write(response, Refusal.of(violation.error()));
        } catch (Refused refused) {
            RefusalWriter.write(response, refused.refusal());
        }
    }
}
