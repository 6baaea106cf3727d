package dev.voicebox.web.llm;

import java.io.IOException;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.HexFormat;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import dev.voicebox.access.Caller;
import dev.voicebox.completion.CompletionListener;
import dev.voicebox.completion.Completions;
import dev.voicebox.job.CancelToken;
import dev.voicebox.language.Timers;
import dev.voicebox.limit.quota.QuotaSubject;
import dev.voicebox.usage.call.CallMeter;
import dev.voicebox.usage.call.CallUsage;
import dev.voicebox.web.admission.Admitted;
import dev.voicebox.web.llm.read.LlmCall;
import dev.voicebox.web.stream.ReplyStream;

/** Serves calls to language models without a thread that waits. */
public final class LlmDesk {
    private static final long MOST_MS = 600_000;
    /** Of a stream that its client does not read; more than an answer usually has in all. */
    private static final int MOST_WAITING = 1024 * 1024;
    /** A whole answer is given out at once. */
    private static final int MOST_WHOLE = 64 * 1024 * 1024;

    private static final int ID_BYTES = 12;

    private final Completions completions;
    private final CallUsage usage;
    private final Timers timers;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    LlmDesk(Completions completions, CallUsage usage, Timers timers, Clock clock) {
        this.completions = completions;
        this.usage = usage;
        this.timers = timers;
        this.clock = clock;
    }

    /** @param mark what the id of the answer begins with */
    void serve(LlmCall call, Shape shape, String mark, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Caller caller = ((Admitted) request.getUserPrincipal()).caller();
        AsyncContext async = request.startAsync();
        async.setTimeout(MOST_MS);
        CancelToken cancel = new CancelToken();
        ReplyStream out = new ReplyStream(async, response, cancel, call.stream() ? MOST_WAITING : MOST_WHOLE);
        async.addListener(out);
        response.getOutputStream().setWriteListener(out);
        Answer answer = new Answer(mark + newId(), clock.instant().getEpochSecond());
        CompletionListener reply = call.stream()
                ? streamed(answer, shape, out, cancel)
                : new WholeReply(answer, shape, out, cancel::cancel);
        CallMeter meter = usage.of(caller.tenant(), caller.project());
        QuotaSubject charged = QuotaSubject.of(caller.tenant(), caller.project());
        cancel.onCancel(completions.start(charged, call.request(), reply, meter)::cancel);
    }

    private StreamedReply streamed(Answer answer, Shape shape, ReplyStream out, CancelToken cancel) {
        StreamedReply reply = new StreamedReply(answer, shape, out, timers, cancel::cancel);
        cancel.onCancel(reply::stop);
        reply.watch();
        return reply;
    }

    private String newId() {
        byte[] id = new byte[ID_BYTES];
        random.nextBytes(id);
        return HexFormat.of().formatHex(id);
    }
}
