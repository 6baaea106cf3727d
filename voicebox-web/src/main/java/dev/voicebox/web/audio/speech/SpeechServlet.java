package dev.voicebox.web.audio.speech;

import java.io.IOException;
import java.util.stream.Collectors;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.access.Caller;
import dev.voicebox.config.VoiceNames;
import dev.voicebox.event.ProtocolViolation;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.InstalledVoices;
import dev.voicebox.session.OwnVoices;
import dev.voicebox.usage.call.CallSpeech;
import dev.voicebox.web.admission.Admitted;
import dev.voicebox.web.admission.CallPolicy;
import dev.voicebox.web.admission.PolicyGate;
import dev.voicebox.web.audio.CallRules;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.RefusalWriter;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.rest.JsonBody;
import dev.voicebox.web.stream.ReplyStream;

/** {@code POST /v1/audio/speech}: the sound goes out while it is made. */
@WebServlet(urlPatterns = "/v1/audio/speech", asyncSupported = true)
public class SpeechServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final long MOST_MS = 600_000;
    /** More than any text can become at normal speed. */
    private static final int MOST_WAITING = 32 * 1024 * 1024;

    private final transient CallSpeech speech;
    private final transient InstalledVoices voices;
    private final transient OwnVoices own;
    private final transient CallPolicy policy;

    @Inject
    public SpeechServlet(CallSpeech speech, InstalledVoices voices, OwnVoices own, CallPolicy policy) {
        this.speech = speech;
        this.voices = voices;
        this.own = own;
        this.policy = policy;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            CallRules.check(request, "application/json");
            speak(speech, held(JsonBody.read(request.getInputStream()), request), request, response);
        } catch (ProtocolViolation violation) {
            RefusalWriter.write(response, Refusal.of(violation.error()));
        } catch (Refused refused) {
            RefusalWriter.write(response, refused.refusal());
        }
    }

    /** In the words that the policy leaves. */
    private SpeechCall held(ObjectNode body, HttpServletRequest request) throws ProtocolViolation, Refused {
        VoiceNames names = names(request);
        SpeechCall call = SpeechCall.read(body, names);
        PolicyGate.Wish wish = SpeechCall.wish(body);
        policy.check(request, wish);
        String said = policy.words(request, call.input(), wish.voice());
        return said.equals(call.input()) ? call : SpeechCall.read(body.put("input", said), names);
    }

    private VoiceNames names(HttpServletRequest request) {
        Caller caller = ((Admitted) request.getUserPrincipal()).caller();
        return new VoiceNames(
                voices.voices().stream().map(InstalledVoice::name).collect(Collectors.toSet()),
                own.namesOf(caller.tenant()));
    }

    static void speak(CallSpeech speech, SpeechCall call, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = ((Admitted) request.getUserPrincipal()).caller();
        AsyncContext async = request.startAsync();
        async.setTimeout(MOST_MS);
        CancelToken cancel = new CancelToken();
        ReplyStream stream = new ReplyStream(async, response, cancel, MOST_WAITING);
        async.addListener(stream);
        response.getOutputStream().setWriteListener(stream);
        SpeechReply reply = call.events()
                ? new EventReply(stream)
                : new FileReply(stream, call.format().contentType());
        speech.of(caller.tenant(), caller.project()).speak(call.order(), cancel, new SpokenAnswer(call, reply));
    }
}
