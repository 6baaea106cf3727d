package dev.voicebox.web.audio.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import com.fasterxml.jackson.databind.node.ObjectNode;

import dev.voicebox.event.ErrorCode;
import dev.voicebox.event.ErrorType;
import dev.voicebox.job.InstalledVoice;
import dev.voicebox.job.InstalledVoices;
import dev.voicebox.session.OwnVoices;
import dev.voicebox.session.OwnVoices.OwnVoice;
import dev.voicebox.usage.call.CallSpeech;
import dev.voicebox.web.admission.Admitted;
import dev.voicebox.web.admission.CallPolicy;
import dev.voicebox.web.admission.PolicyGate;
import dev.voicebox.web.refusal.QueryForm;
import dev.voicebox.web.refusal.Refusal;
import dev.voicebox.web.refusal.RefusalWriter;
import dev.voicebox.web.refusal.Refused;

/** {@code GET /v1/voices}, {@code /v1/voices/{id}} and {@code /v1/voices/{id}/sample}, which speaks. */
@WebServlet(urlPatterns = "/v1/voices/*", asyncSupported = true)
public class VoicesServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;
    private static final String SAMPLE = "/sample";

    private final transient CallSpeech speech;
    private final transient InstalledVoices voices;
    private final transient OwnVoices own;
    private final transient CallPolicy policy;

    @Inject
    public VoicesServlet(CallSpeech speech, InstalledVoices voices, OwnVoices own, CallPolicy policy) {
        this.speech = speech;
        this.voices = voices;
        this.own = own;
        this.policy = policy;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (!request.getMethod().equals("GET")) {
                response.setHeader("Allow", "GET");
                throw new Refused(Refusal.of(
                        405,
                        ErrorType.INVALID_REQUEST,
                        ErrorCode.METHOD_NOT_SUPPORTED,
                        "This address takes GET only."));
            }
            QueryForm.check(request);
            answer(request.getPathInfo(), request, response);
        } catch (Refused refused) {
            RefusalWriter.write(response, refused.refusal());
        }
    }

    private void answer(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, Refused {
        if (path == null || path.equals("/")) {
            write(response, VoiceList.all(voices.voices(), ownOf(request), voices));
        } else if (path.endsWith(SAMPLE)) {
            String id = path.substring(1, Math.max(1, path.length() - SAMPLE.length()));
            InstalledVoice voice =
                    voice(own(id, request).map(OwnVoice::installed).orElse(id));
            policy.check(request, new PolicyGate.Wish("speech.create", null, id));
            SpeechServlet.speak(speech, VoiceSample.of(voice, request.getParameter("format")), request, response);
        } else {
            write(response, one(path.substring(1), request));
        }
    }

    private ObjectNode one(String id, HttpServletRequest request) throws Refused {
        Optional<OwnVoice> mine = own(id, request);
        return mine.isPresent() ? VoiceList.own(mine.get(), voice(mine.get().installed())) : VoiceList.voice(voice(id));
    }

    private Optional<OwnVoice> own(String id, HttpServletRequest request) {
        return ownOf(request).stream()
                .filter(voice -> voice.id().equals(id) || voice.name().equals(id))
                .findFirst();
    }

    private List<OwnVoice> ownOf(HttpServletRequest request) {
        return own.of(((Admitted) request.getUserPrincipal()).caller().tenant());
    }

    private InstalledVoice voice(String id) throws Refused {
        return voices.named(id)
                .orElseThrow(() -> new Refused(Refusal.of(
                        404,
                        ErrorType.INVALID_REQUEST,
                        ErrorCode.VOICE_NOT_FOUND,
                        "There is no such voice. GET /v1/voices lists those that there are.")));
    }

    private static void write(HttpServletResponse response, ObjectNode body) throws IOException {
        response.setContentType("application/json");
        response.getOutputStream().write(body.toString().getBytes(StandardCharsets.UTF_8));
    }
}
