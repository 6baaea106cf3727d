package dev.voicebox.speech.tts;

import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;

/**
 * Several voices as one: the first that speaks the language is asked; if it fails before any sound, the next. After the
 * first sound nobody else is asked, because the caller would hear the beginning twice in two voices.
 */
public final class TextToSpeechChain implements TextToSpeech {
    private final List<TextToSpeech> engines;

    /** @param engines at least one; they are not closed by this */
    public TextToSpeechChain(List<TextToSpeech> engines) {
        this.engines = List.copyOf(engines);
    }

    /** Of the first; with the languages of all. */
    @Override
    public EngineInfo info() {
        EngineInfo first = engines.get(0).info();
        boolean any =
                engines.stream().anyMatch(engine -> engine.info().languages().isEmpty());
        List<String> languages = engines.stream()
                .flatMap(engine -> engine.info().languages().stream())
                .distinct()
                .toList();
        return new EngineInfo(first.id(), first.description(), any ? List.of() : languages, first.limitedVocabulary());
    }

    @Override
    public List<Voice> voices() {
        return engines.stream().flatMap(engine -> engine.voices().stream()).toList();
    }

    @Override
    public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure {
        AtomicBoolean sounded = new AtomicBoolean();
        AudioSink watched = sound -> {
            sounded.set(true);
            sink.accept(sound);
        };
        SpeechFailure last = null;
        for (TextToSpeech engine : engines) {
            if (!engine.info().serves(request.language())) {
                continue;
            }
            try {
                engine.speak(request, cancellation, watched);
                return;
            } catch (SpeechFailure failed) {
                if (cancellation.isCancelled()) {
                    return;
                }
                if (sounded.get()) {
                    throw failed;
                }
                last = failed;
            }
        }
        throw last != null
                ? last
                : new SpeechFailure(SpeechFailure.Kind.UNSUPPORTED, "no installed voice speaks this language");
    }

    @Override
    public void close() {
        // whoever opened the engines closes them
    }
}
