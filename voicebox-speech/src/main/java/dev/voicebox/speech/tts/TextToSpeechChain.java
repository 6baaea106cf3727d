package dev.voicebox.speech.tts;

import java.util.ArrayList;
import java.util.List;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;

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
        return new EngineInfo(
                first.id(),
                first.description(),
                any ? List.of() : languages,
                first.limitedVocabulary(),
                first.abilities());
    }

    @Override
    public List<Voice> voices() {
        return engines.stream().flatMap(engine -> engine.voices().stream()).toList();
    }

    @Override
    public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure {
        SpeechFailure last = null;
        for (TextToSpeech engine : engines) {
            if (!engine.info().serves(request.language())) {
                continue;
            }
            FirstSound attempt = new FirstSound(sink);
            try {
                engine.speak(request, cancellation, attempt);
                return;
            } catch (SpeechFailure failed) {
                if (cancellation.isCancelled()) {
                    return;
                }
                if (attempt.sounded) {
                    throw failed;
                }
                last = failed;
            }
        }
        throw last != null
                ? last
                : new SpeechFailure(SpeechFailure.Kind.UNSUPPORTED, "no installed voice speaks this language");
    }

    /** Holds words back until there is sound: an engine that fails before that has said none of them. */
    private static final class FirstSound implements AudioSink {
        private final AudioSink sink;
        private final List<SpokenWord> words = new ArrayList<>();
        private boolean sounded;

        private FirstSound(AudioSink sink) {
            this.sink = sink;
        }

        @Override
        public void word(SpokenWord word) {
            words.add(word);
        }

        @Override
        public void accept(Pcm sound) {
            sounded = true;
            words.forEach(sink::word);
            words.clear();
            sink.accept(sound);
        }
    }

    @Override
    public void close() {
        // whoever opened the engines closes them
    }
}
