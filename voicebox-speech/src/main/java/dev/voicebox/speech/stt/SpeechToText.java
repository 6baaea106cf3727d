package dev.voicebox.speech.stt;

import java.util.Optional;
import java.util.function.Consumer;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;

/** Turns one finished utterance into text. Safe for many threads; an engine that can only do one thing at a time queues inside. */
public interface SpeechToText extends AutoCloseable {

    EngineInfo info();

    /**
     * Of the engine that is asked first for utterances in a language; empty when none hears it.
     *
     * @param language ISO 639-1 code, or {@code null} for any
     */
    default Optional<EngineInfo> infoFor(String language) {
        return Optional.of(info()).filter(engine -> engine.serves(language));
    }

    /**
     * Blocks until the text is there.
     *
     * @param utterance any sample rate; the engine resamples
     * @throws SpeechFailure when there is no text, with the reason in plain words
     */
    Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation) throws SpeechFailure;

    /**
     * As without {@code soFar}, for somebody who reads along.
     *
     * @param soFar takes what of a long utterance is in words, from its beginning, whenever that is more; on the calling
     *     thread; never called for all of it, and often not at all
     */
    default Transcript transcribe(
            Pcm utterance, TranscriptionRequest request, Cancellation cancellation, Consumer<String> soFar)
            throws SpeechFailure {
        return transcribe(utterance, request, cancellation);
    }

    /**
     * What an utterance that may go on says so far, if the engine can tell it now without keeping anybody else waiting: it
     * works with what is idle, or not at all. Blocks while it works.
     *
     * @return empty when the engine is busy, or does not do this: then it has not the ability {@code GLANCES}
     * @throws SpeechFailure as {@link #transcribe}
     */
    default Optional<Transcript> glance(Pcm soFar, TranscriptionRequest request, Cancellation cancellation)
            throws SpeechFailure {
        return Optional.empty();
    }

    /**
     * Opens what can wait until the server is ready, such as places for more turns at a time. Blocks for seconds; turns are
     * heard meanwhile.
     *
     * @throws SpeechFailure when something is missing from now on; the engine works without it
     */
    default void prepare() throws SpeechFailure {}

    @Override
    void close();
}
