package dev.voicebox.speech.stt.stream;

import java.util.Optional;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.stt.SpeechToText;
import dev.voicebox.speech.stt.Transcript;
import dev.voicebox.speech.stt.TranscriptionRequest;

/**
 * The words of one utterance while it is spoken: the engine hears it again whenever enough of it is new, if nobody else needs
 * the engine then. For one thread at a time; the calls block while the engine works.
 */
public final class GrowingTranscript {
    private final SpeechToText engine;
    private final TranscriptionRequest request;
    private final long everyMs;
    private final StablePrefix prefix = new StablePrefix();
    private long heardMs;

    /** @param everyMs sound that must be new before it is heard again, 200 to 5,000 */
    public GrowingTranscript(SpeechToText engine, TranscriptionRequest request, long everyMs) {
        if (everyMs < 200 || everyMs > 5_000) {
            throw new IllegalArgumentException("an utterance is heard again every 200 to 5000 ms, not " + everyMs);
        }
        this.engine = engine;
        this.request = request;
        this.everyMs = everyMs;
    }

    /** Whether an utterance of this length is worth another glance. */
    public boolean isDue(long lengthMs) {
        return lengthMs - heardMs >= everyMs;
    }

    /**
     * @param soFar the utterance from its beginning
     * @return words that will stay, to be appended to those told before; often empty, always when it is not due
     * @throws SpeechFailure when the engine gave up; the next call may succeed
     */
    public String grow(Pcm soFar, Cancellation cancellation) throws SpeechFailure {
        if (!isDue(soFar.durationMs())) {
            return "";
        }
        heardMs = soFar.durationMs();
        Optional<Transcript> glance = engine.glance(soFar, request, cancellation);
        return glance.map(heard -> prefix.hear(heard.text())).orElse("");
    }

    /**
     * @param whole text of the whole utterance
     * @return the rest of the words
     */
    public String finish(String whole) {
        return prefix.finish(whole);
    }

    /** All words that were told: in the end, the transcript. */
    public String told() {
        return prefix.told();
    }
}
