package dev.voicebox.speech.stt;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineState.Role;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.failover.FailoverListener;
import dev.voicebox.speech.failover.FailoverRules;
import dev.voicebox.speech.failover.Fault;
import dev.voicebox.speech.failover.GivenUp;
import dev.voicebox.speech.failover.Rests;

/**
 * Several recognisers as one: the first that hears the language is asked; if it breaks, the next. One that broke rests: it
 * is asked last for a while.
 */
public final class SpeechToTextChain implements SpeechToText {
    private final List<SpeechToText> engines;
    private final FailoverListener listener;
    private final Rests rests;

    public SpeechToTextChain(List<SpeechToText> engines) {
        this(engines, FailoverRules.unhurried());
    }

    /** @param engines at least one; they are not closed by this */
    public SpeechToTextChain(List<SpeechToText> engines, FailoverRules rules) {
        this.engines = List.copyOf(engines);
        this.listener = rules.listener();
        this.rests = new Rests(rules);
    }

    /** Of the first. */
    @Override
    public EngineInfo info() {
        return engines.get(0).info();
    }

    @Override
    public Optional<EngineInfo> infoFor(String language) {
        return engines.stream()
                .map(SpeechToText::info)
                .filter(engine -> engine.serves(language))
                .findFirst();
    }

    @Override
    public Transcript transcribe(Pcm utterance, TranscriptionRequest request, Cancellation cancellation)
            throws SpeechFailure {
        return transcribe(utterance, request, cancellation, soFar -> {});
    }

    /** When an engine breaks on the way, the next begins anew: what comes then may be other words. */
    @Override
    public Transcript transcribe(
            Pcm utterance, TranscriptionRequest request, Cancellation cancellation, Consumer<String> soFar)
            throws SpeechFailure {
        SpeechFailure last = null;
        Deque<SpeechToText> waiting = new ArrayDeque<>();
        Deque<SpeechToText> resting = new ArrayDeque<>();
        engines.stream()
                .filter(engine -> engine.info().serves(request.language()))
                .forEach(waiting::add);
        while (!waiting.isEmpty() || !resting.isEmpty()) {
            boolean asLast = waiting.isEmpty();
            SpeechToText engine = asLast ? resting.poll() : waiting.poll();
            if (!asLast && !rests.take(engine.info().id())) {
                resting.add(engine);
                continue;
            }
            try {
                return ask(engine, chosen -> chosen.transcribe(utterance, request, cancellation, soFar), cancellation);
            } catch (SpeechFailure failed) {
                if (failed.kind() == SpeechFailure.Kind.UNINTELLIGIBLE || cancellation.isCancelled()) {
                    throw failed;
                }
                last = failed;
            }
        }
        if (last == null) {
            throw new SpeechFailure(
                    SpeechFailure.Kind.UNSUPPORTED,
                    "no installed recogniser hears this language; GET /v1/models tells which it hears");
        }
        if (last.kind() == SpeechFailure.Kind.ENGINE) {
            listener.onNoneLeft(Role.STT);
        }
        throw last;
    }

    /** What is asked of whichever engine it is. */
    private interface Question {
        Transcript to(SpeechToText engine) throws SpeechFailure;
    }

    private Transcript ask(SpeechToText engine, Question question, Cancellation cancellation) throws SpeechFailure {
        String id = engine.info().id();
        try {
            Transcript heard = question.to(engine);
            rests.worked(id);
            return heard;
        } catch (SpeechFailure failed) {
            throw noted(id, failed, failed, cancellation);
        } catch (CancellationException stop) {
            rests.unknown(id);
            throw stop;
        } catch (RuntimeException | Error broken) {
            String message = "the recogniser " + id + " failed";
            throw noted(id, new SpeechFailure(SpeechFailure.Kind.ENGINE, message, broken), broken, cancellation);
        }
    }

    /**
     * Only a fault of the engine makes it rest: of an order that was taken back or cannot be done by anyone it has none. Full
     * memory is one in any case.
     */
    private SpeechFailure noted(String id, SpeechFailure failure, Throwable cause, Cancellation cancellation) {
        boolean counts = !cancellation.isCancelled() || Rests.isGrave(cause);
        if (failure.kind() == SpeechFailure.Kind.ENGINE && counts) {
            listener.onFailed(new GivenUp(Role.STT, id, Fault.BROKEN, cause, rests.failed(id, cause)));
        } else {
            rests.unknown(id);
        }
        return failure;
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
