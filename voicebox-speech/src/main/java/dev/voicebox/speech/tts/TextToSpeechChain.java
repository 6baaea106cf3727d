package dev.voicebox.speech.tts;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.failover.FailoverRules;
import dev.voicebox.speech.failover.Rests;

/**
 * Several voices as one: the first that speaks the language, and knows the voice if any does, is asked; if it fails, or says nothing for too long, before any
 * sound, the next. After the first sound nobody else is asked for the same text, because the caller would hear two voices
 * in one sentence. An engine that failed, or is often slow, rests: it is asked last for a while.
 */
public final class TextToSpeechChain implements TextToSpeech {
    private final List<TextToSpeech> engines;
    private final FailoverRules rules;
    private final Rests rests;
    private final VoiceFailures failures;

    /** Without a deadline. */
    public TextToSpeechChain(List<TextToSpeech> engines) {
        this(engines, FailoverRules.unhurried());
    }

    /** @param engines at least one; they are not closed by this */
    public TextToSpeechChain(List<TextToSpeech> engines, FailoverRules rules) {
        this.engines = List.copyOf(engines);
        this.rules = rules;
        this.rests = new Rests(rules);
        this.failures = new VoiceFailures(rests, rules.listener());
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
        Optional<TextToSpeech> begun = engines.stream()
                .filter(engine -> engine.info().id().equals(request.engine()))
                .findFirst();
        if (begun.isPresent()) {
            goOn(begun.get(), request, cancellation, sink);
            return;
        }
        Deque<TextToSpeech> waiting = new ArrayDeque<>();
        Deque<TextToSpeech> resting = new ArrayDeque<>();
        engines.stream()
                .filter(engine -> engine.info().serves(request.language()))
                .sorted(Comparator.comparing(engine -> !knows(engine, request.voice())))
                .forEach(waiting::add);
        SpeechFailure last = null;
        while (!waiting.isEmpty() || !resting.isEmpty()) {
            boolean asLast = waiting.isEmpty();
            TextToSpeech engine = asLast ? resting.poll() : waiting.poll();
            if (!asLast && !rests.take(engine.info().id())) {
                resting.add(engine);
                continue;
            }
            SpeakAttempt attempt = attempt(engine, request, cancellation, sink);
            last = failures.of(engine.info().id(), attempt, cancellation);
            if (last == null) {
                return;
            }
            if (attempt.hasSounded()) {
                throw waiting.isEmpty() && resting.isEmpty() ? noneLeft(last) : brokenOff(last);
            }
        }
        throw noneLeft(last);
    }

    /** With a sentence that this engine began; when it cannot, the rest of the sentence stays unsaid. */
    private void goOn(TextToSpeech engine, SpeakRequest request, Cancellation cancellation, AudioSink sink)
            throws SpeechFailure {
        boolean alone = engines.size() == 1;
        if (!alone && !rests.take(engine.info().id())) {
            throw brokenOff(null);
        }
        String id = engine.info().id();
        SpeechFailure failure = failures.of(id, attempt(engine, request, cancellation, sink), cancellation);
        if (failure != null) {
            throw alone ? noneLeft(failure) : brokenOff(failure);
        }
    }

    private SpeakAttempt attempt(TextToSpeech engine, SpeakRequest request, Cancellation cancellation, AudioSink sink) {
        SpeakAttempt attempt = new SpeakAttempt(engine.info().id(), sink, cancellation, rules);
        attempt.run(engine, request);
        return attempt;
    }

    private static SpeechFailure brokenOff(SpeechFailure cause) {
        return new SpeechFailure(SpeechFailure.Kind.BROKEN_OFF, "the voice failed in the middle of a sentence", cause);
    }

    /** An engine speaks names that it does not know in a voice of its own choice; one that knows the name comes first. */
    private static boolean knows(TextToSpeech engine, String voice) {
        return engine.voices().stream().anyMatch(known -> known.name().equals(voice));
    }

    private SpeechFailure noneLeft(SpeechFailure last) {
        if (last == null) {
            return new SpeechFailure(SpeechFailure.Kind.UNSUPPORTED, "no installed voice speaks this language");
        }
        if (last.kind() == SpeechFailure.Kind.ENGINE) {
            rules.listener().onNoneLeft(Role.TTS);
        }
        return last;
    }

    @Override
    public void close() {
        // whoever opened the engines closes them
    }
}
