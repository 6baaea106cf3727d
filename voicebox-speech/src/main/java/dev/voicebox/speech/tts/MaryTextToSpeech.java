package dev.voicebox.speech.tts;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

import marytts.LocalMaryInterface;
import marytts.datatypes.MaryXML;
import marytts.exceptions.MaryConfigurationException;
import marytts.exceptions.SynthesisException;
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
        if (!awaitTurn(cancellation)) {
            return null;
        }
        try {
            return EngineLoader.call(Mary.class, () -> synthesise(sentence, style, speed));
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

    private static Pcm synthesise(String sentence, VoiceStyle style, double speed)
            throws MaryConfigurationException, SynthesisException, IOException {
        LocalMaryInterface mary = new LocalMaryInterface();
        mary.setVoice(VOICE);
        mary.setAudioEffects(style.maryEffects());
        mary.setInputType("RAWMARYXML");
        try (AudioInputStream sound = mary.generateAudio(document(sentence, style, speed))) {
            AudioFormat format = sound.getFormat();
            if (format.getSampleSizeInBits() != 16 || format.getChannels() != 1 || format.isBigEndian()) {
                throw new IOException("MaryTTS gave another format than 16-bit mono: " + format);
            }
            return new Pcm(LinearPcm.samples(bytes(sound)), (int) format.getSampleRate());
        }
    }

    /** Pitch and pace as markup of this sentence: the effect for pace does nothing in this version of Mary. */
    private static Document document(String sentence, VoiceStyle style, double speed) {
        Document document = MaryXML.newDocument();
        Element root = document.getDocumentElement();
        root.setAttribute("xml:lang", "en-US");
        Element prosody =
                MaryXML.appendChildElement(MaryXML.appendChildElement(root, MaryXML.PARAGRAPH), MaryXML.PROSODY);
        prosody.setAttribute("rate", style.maryRate(speed));
        prosody.setAttribute("pitch", style.maryPitch());
        prosody.appendChild(document.createTextNode(sentence));
        return document;
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
