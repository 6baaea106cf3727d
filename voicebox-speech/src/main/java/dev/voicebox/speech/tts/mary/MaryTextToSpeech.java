package dev.voicebox.speech.tts.mary;

import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import marytts.LocalMaryInterface;
import marytts.server.Mary;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineInfo.Ability;
import dev.voicebox.speech.EngineLoader;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.tts.AudioSink;
import dev.voicebox.speech.tts.Sentence;
import dev.voicebox.speech.tts.Sentences;
import dev.voicebox.speech.tts.SilenceTrimmer;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.TextToSpeech;
import dev.voicebox.speech.tts.Voice;
import dev.voicebox.speech.tts.VoiceStyle;

/**
 * MaryTTS with the voice {@code cmu-slt-hsmm}: English, 48 kHz. Speaks sentence by sentence; ten words take about 70 ms.
 * Mary is one per class loader and cannot be started again once it was shut down, so it stays when this is closed.
 */
public final class MaryTextToSpeech implements TextToSpeech {
    private static final EngineInfo INFO = new EngineInfo(
            "mary", "MaryTTS, voice " + MarySpeech.VOICE, List.of("en"), false, Set.of(Ability.WORD_TIMES));
    private static final String LOG_LEVEL = "log4j.logger.marytts";
    private static final Object STARTING = new Object();

    /** Mary's duration and pitch models keep their work in a plain map: two sentences at once lose each other's, seen. */
    private static final ReentrantLock TURN = new ReentrantLock(true);

    private static final int LOOK_UP_MS = 25;

    private MaryTextToSpeech() {}

    /** Starts Mary if nobody has yet, which takes 1 to 3 s. */
    public static MaryTextToSpeech open() throws SpeechFailure {
        synchronized (STARTING) {
            try {
                EngineLoader.call(Mary.class, MaryTextToSpeech::start);
            } catch (Exception broken) {
                throw new SpeechFailure(SpeechFailure.Kind.ENGINE, "MaryTTS does not start: " + broken, broken);
            }
        }
        return new MaryTextToSpeech();
    }

    /** Mary would write a file {@code log/server.log} without end, into the folder the process was started in. */
    private static Void start() throws Exception {
        if (Mary.currentState() == Mary.STATE_OFF) {
            String before = System.setProperty(LOG_LEVEL, "OFF");
            try {
                Mary.startup(false);
            } finally {
                if (before == null) {
                    System.clearProperty(LOG_LEVEL);
                } else {
                    System.setProperty(LOG_LEVEL, before);
                }
            }
        }
        new LocalMaryInterface().setVoice(MarySpeech.VOICE);
        return null;
    }

    @Override
    public EngineInfo info() {
        return INFO;
    }

    @Override
    public List<Voice> voices() {
        return VoiceStyle.voices(style -> new Voice(style.name(), "en", style.gender(), INFO.id()));
    }

    @Override
    public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure {
        if (!INFO.serves(request.language())) {
            throw new SpeechFailure(SpeechFailure.Kind.UNSUPPORTED, "MaryTTS speaks English only");
        }
        SilenceTrimmer trimmer = new SilenceTrimmer(sink);
        VoiceStyle style = VoiceStyle.of(request.voice());
        List<Sentence> sentences = Sentences.of(request.text());
        long spokenMs = 0;
        for (Sentence sentence : sentences) {
            MarySpeech speech = cancellation.isCancelled() ? null : say(sentence, style, request.speed(), cancellation);
            if (speech == null || cancellation.isCancelled()) {
                return;
            }
            MaryWords.of(sentence, speech.plan(), speech.phoneEndsMs(), spokenMs)
                    .forEach(trimmer::word);
            trimmer.accept(speech.sound());
            spokenMs += speech.sound().durationMs();
        }
        if (!sentences.isEmpty() && !trimmer.hasSpoken()) {
            throw new SpeechFailure(SpeechFailure.Kind.UNSUPPORTED, "the voice MaryTTS knows no words of this script");
        }
        trimmer.finish();
    }

    /** {@code null} when it was cancelled before its turn came. */
    private static MarySpeech say(Sentence sentence, VoiceStyle style, double speed, Cancellation cancellation)
            throws SpeechFailure {
        if (!awaitTurn(cancellation)) {
            return null;
        }
        try {
            return EngineLoader.call(Mary.class, () -> MarySpeech.say(sentence, style, speed));
        } catch (Exception | StackOverflowError broken) {
            // the second: Mary walks some mail and web addresses without an end
            throw new SpeechFailure(SpeechFailure.Kind.ENGINE, "MaryTTS could not speak the text", broken);
        } finally {
            TURN.unlock();
        }
    }

    private static boolean awaitTurn(Cancellation cancellation) {
        try {
            while (!TURN.tryLock(LOOK_UP_MS, TimeUnit.MILLISECONDS)) {
                if (cancellation.isCancelled()) {
                    return false;
                }
            }
            return true;
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        // Mary outlives us, see above
    }
}
