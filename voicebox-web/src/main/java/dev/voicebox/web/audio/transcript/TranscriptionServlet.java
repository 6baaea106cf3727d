package dev.voicebox.web.audio.transcript;

import java.io.IOException;

import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.annotation.MultipartConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.voicebox.access.Caller;
import dev.voicebox.job.CancelToken;
import dev.voicebox.job.SpeechWork;
import dev.voicebox.usage.call.CallSpeech;
import dev.voicebox.web.admission.Admitted;
import dev.voicebox.web.admission.CallPolicy;
import dev.voicebox.web.admission.PolicyGate;
import dev.voicebox.web.audio.CallRules;
import dev.voicebox.web.refusal.RefusalWriter;
import dev.voicebox.web.refusal.Refused;
import dev.voicebox.web.stream.ReplyStream;

/** {@code POST /v1/audio/transcriptions}: a file in, its words out. */
@WebServlet(urlPatterns = "/v1/audio/transcriptions", asyncSupported = true)
@MultipartConfig(
        maxFileSize = TranscriptionServlet.MAX_BYTES,
        maxRequestSize = TranscriptionServlet.MAX_BYTES + 1024 * 1024,
        fileSizeThreshold = 1024 * 1024)
public class TranscriptionServlet extends HttpServlet {
    private static final long serialVersionUID = 1L;

    /** 25 MB, as the public service says it. */
    static final long MAX_BYTES = 25 * 1024 * 1024;

    private static final long MOST_MS = 600_000;

    /** More than the words of half an hour. */
    private static final int MOST_WAITING = 1024 * 1024;

    private final transient SpeechWork work;
    private final transient CallSpeech speech;
    private final transient CallPolicy policy;
    private final transient FileRoom room = new FileRoom();

    @Inject
    public TranscriptionServlet(SpeechWork work, CallSpeech speech, CallPolicy policy) {
        this.work = work;
        this.speech = speech;
        this.policy = policy;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            CallRules.check(request, "multipart/form-data");
            if (request.getContentLengthLong() > MAX_BYTES + 1024 * 1024) {
                throw new Refused(TranscriptionCall.tooLarge());
            }
            room.enter();
            transcribe(request, response);
        } catch (Refused refused) {
            RefusalWriter.write(response, refused.refusal());
        }
    }

    private void check(HttpServletRequest request, String model) throws Refused {
        policy.check(request, new PolicyGate.Wish("transcription.create", model, null));
    }

    /** The room is given back when the answer is out, or at once when there is nothing to transcribe. */
    private void transcribe(HttpServletRequest request, HttpServletResponse response) throws IOException, Refused {
        TranscriptionCall call;
        try {
            call = room.read(() -> TranscriptionCall.read(request, work, model -> check(request, model)));
            room.keep(call.seconds());
        } catch (OutOfMemoryError full) {
            room.leave();
            throw FileRoom.noMemory();
        } catch (IOException | Refused | RuntimeException e) {
            room.leave();
            throw e;
        }
        double seconds = call.seconds();
        Caller caller = ((Admitted) request.getUserPrincipal()).caller();
        CallSpeech.Orders orders = speech.of(caller.tenant(), caller.project());
        AsyncContext async = request.startAsync();
        async.setTimeout(MOST_MS);
        CancelToken cancel = new CancelToken();
        Runnable afterwards = () -> {
            room.forget(seconds);
            room.leave();
        };
        if (call.form().stream()) {
            ReplyStream stream = new ReplyStream(async, response, cancel, MOST_WAITING, afterwards);
            async.addListener(stream);
            response.getOutputStream().setWriteListener(stream);
            orders.transcribe(call.order(), cancel, new StreamedTranscript(stream, call.wanted()));
        } else {
            TranscriptAnswer answer = new TranscriptAnswer(async, response, call.wanted(), cancel, afterwards);
            async.addListener(answer);
            orders.transcribe(call.order(), cancel, answer);
        }
    }
}
