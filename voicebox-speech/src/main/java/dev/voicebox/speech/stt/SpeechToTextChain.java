package dev.voicebox.speech.stt;

import java.util.List;
import java.util.Optional;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;

/** Several recognisers as one: the first that hears the language is asked; if it breaks, the next. */
public final class SpeechToTextChain implements SpeechToText {
    private final List<SpeechToText> engines;

    /** @param engines at least one; they are not closed by this */
    public SpeechToTextChain(List<SpeechToText> engines) {
        this.engines = List.copyOf(engines);
    }

    /** Of the first. */
    @Override
    public EngineInfo info() {
        return engines.get(0).info();
    }

    @Override
    public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation)
            throws SpeechFailure {
        SpeechFailure last = null;
        for (SpeechToText engine : engines) {
            if (!engine.info().serves(request.language())) {
                continue;
            }
            try {
                return engine.transcribe(utterance, request, cancellation);
            } catch (SpeechFailure failed) {
                if (failed.kind() == SpeechFailure.Kind.UNINTELLIGIBLE) {
                    throw failed;
                }
                last = failed;
            }
        }
        throw last != null
                ? last
                : new SpeechFailure(SpeechFailure.Kind.UNSUPPORTED, "no installed recogniser hears this language");
    }

    /** Of the engine that will hear the whole, for only its words would fit. */
    @Override
    public Optional<Transcript> glance(Pcm soFar, TranscriptionRequest request, Cancellation cancellation)
            throws SpeechFailure {
        for (SpeechToText engine : engines) {
            if (engine.info().serves(request.language())) {
                return engine.glance(soFar, request, cancellation);
            }
        }
        return Optional.empty();
    }

    /** Prepares all; then the first failure is thrown, which suppresses the others. */
    @Override
    public void prepare() throws SpeechFailure {
        SpeechFailure first = null;
        for (SpeechToText engine : engines) {
            try {
                engine.prepare();
            } catch (SpeechFailure failed) {
                if (first == null) {
                    first = failed;
                } else {
                    first.addSuppressed(failed);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    @Override
    public void close() {
        // whoever opened the engines closes them
    }
}
