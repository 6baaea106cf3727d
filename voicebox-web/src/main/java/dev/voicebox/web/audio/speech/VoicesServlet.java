package dev.voicebox.web.audio.speech;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

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
import dev.voicebox.usage.call.CallSpeech;
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

    @Inject
    public VoicesServlet(CallSpeech speech, InstalledVoices voices) {
        this.speech = speech;
        this.voices = voices;
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
            answer(request.getPathInfo(), request, response);
        } catch (Refused refused) {
            RefusalWriter.write(response, refused.refusal());
        }
    }

    private void answer(String path, HttpServletRequest request, HttpServletResponse response)
            throws IOException, Refused {
        if (path == null || path.equals("/")) {
            write(response, VoiceList.all(voices.voices()));
        } else if (path.endsWith(SAMPLE)) {
            InstalledVoice voice = voice(path.substring(1, Math.max(1, path.length() - SAMPLE.length())));
            SpeechServlet.speak(speech, VoiceSample.of(voice, request.getParameter("format")), request, response);
        } else {
            write(response, VoiceList.voice(voice(path.substring(1))));
        }
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
