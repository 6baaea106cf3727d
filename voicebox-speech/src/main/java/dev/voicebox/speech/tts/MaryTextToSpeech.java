package dev.voicebox.speech.tts;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;

import marytts.LocalMaryInterface;
import marytts.exceptions.MaryConfigurationException;
import marytts.exceptions.SynthesisException;
import marytts.htsengine.HMMVoice;
import marytts.server.Mary;

import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.EngineInfo;
import dev.voicebox.speech.EngineLoader;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.LinearPcm;
import dev.voicebox.speech.audio.Pcm;

/**
 * MaryTTS with the voice {@code cmu-slt-hsmm}: English, 48 kHz. Speaks sentence by sentence; ten words take about 70 ms.
 * Mary is one per class loader and cannot be started again once it was shut down, so it stays when this is closed.
 */
public final class MaryTextToSpeech implements TextToSpeech {
    private static final EngineInfo INFO = new EngineInfo("mary", "MaryTTS, voice cmu-slt-hsmm", List.of("en"), false);
    private static final String VOICE = "cmu-slt-hsmm";
    private static final Object STARTING = new Object();

    /** Pitch and pace are fields of Mary's one voice, so two sentences at once would speak with each other's. */
    private static final ReentrantLock VOICE_IN_USE = new ReentrantLock(true);

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

    private static Void start() throws Exception {
        if (Mary.currentState() == Mary.STATE_OFF) {
            Mary.startup(false);
        }
        new LocalMaryInterface().setVoice(VOICE);
        return null;
    }

    @Override
    public EngineInfo info() {
        return INFO;
    }

    @Override
    public List<Voice> voices() {
        return VoiceStyle.voices("en", INFO.id());
    }

    @Override
    public void speak(SpeakRequest request, Cancellation cancellation, AudioSink sink) throws SpeechFailure {
        if (!INFO.serves(request.language())) {
            throw new SpeechFailure(SpeechFailure.Kind.UNSUPPORTED, "MaryTTS speaks English only");
        }
        SilenceTrimmer trimmer = new SilenceTrimmer(sink);
        VoiceStyle style = VoiceStyle.of(request.voice());
        List<String> sentences = Sentences.of(request.text());
        for (String sentence : sentences) {
            Pcm sound = cancellation.isCancelled() ? null : say(sentence, style, request.speed(), cancellation);
            if (sound == null || cancellation.isCancelled()) {
                return;
            }
            trimmer.accept(sound);
        }
        if (!sentences.isEmpty() && !trimmer.hasSpoken()) {
            throw new SpeechFailure(SpeechFailure.Kind.UNSUPPORTED, "MaryTTS knows no words of this script");
        }
        trimmer.finish();
    }

    /** The sound of a sentence, or {@code null} when it was cancelled before its turn came. */
    private static Pcm say(String sentence, VoiceStyle style, double speed, Cancellation cancellation)
            throws SpeechFailure {
        try {
            while (!VOICE_IN_USE.tryLock(LOOK_UP_MS, TimeUnit.MILLISECONDS)) {
                if (cancellation.isCancelled()) {
                    return null;
                }
            }
        } catch (InterruptedException stop) {
            Thread.currentThread().interrupt();
            return null;
        }
        try {
            return EngineLoader.call(Mary.class, () -> synthesise(sentence, style, speed));
        } catch (Exception | StackOverflowError broken) {
            // the second: Mary walks some mail and web addresses without an end
            throw new SpeechFailure(SpeechFailure.Kind.ENGINE, "MaryTTS could not speak the text", broken);
        } finally {
            VOICE_IN_USE.unlock();
        }
    }

    private static Pcm synthesise(String sentence, VoiceStyle style, double speed)
            throws MaryConfigurationException, SynthesisException, IOException {
        LocalMaryInterface mary = new LocalMaryInterface();
        mary.setVoice(VOICE);
        mary.setAudioEffects(style.maryEffects());
        // Not by the effect "Rate": Mary applies that after it has computed the durations, so it would hit the next
        // sentence.
        ((HMMVoice) marytts.modules.synthesis.Voice.getVoice(VOICE)).setDurationScale(style.duration(speed));
        try (AudioInputStream sound = mary.generateAudio(sentence)) {
            AudioFormat format = sound.getFormat();
            if (format.getSampleSizeInBits() != 16 || format.getChannels() != 1 || format.isBigEndian()) {
                throw new IOException("MaryTTS gave another format than 16-bit mono: " + format);
            }
            return new Pcm(LinearPcm.samples(bytes(sound)), (int) format.getSampleRate());
        }
    }

    /** Not by readAllBytes, which takes Mary's answer to a read of no bytes for the end. */
    private static byte[] bytes(AudioInputStream sound) throws IOException {
        byte[] bytes = new byte[Math.toIntExact(2 * sound.getFrameLength())];
        int filled = 0;
        while (filled < bytes.length) {
            int count = sound.read(bytes, filled, bytes.length - filled);
            if (count <= 0) {
                return Arrays.copyOf(bytes, filled & ~1);
            }
            filled += count;
        }
        return bytes;
    }

    @Override
    public void close() {
        // Mary outlives us, see above
    }
}
