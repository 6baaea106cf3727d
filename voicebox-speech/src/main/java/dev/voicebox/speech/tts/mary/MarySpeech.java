package dev.voicebox.speech.tts.mary;

import java.io.IOException;
import java.util.Arrays;
import java.util.regex.Pattern;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;

import org.w3c.dom.Document;
import org.w3c.dom.Element;

import marytts.LocalMaryInterface;
import marytts.datatypes.MaryXML;
import marytts.exceptions.MaryConfigurationException;
import marytts.exceptions.SynthesisException;
import marytts.htsengine.HMMVoice;
import marytts.modules.HTSEngine;
import marytts.modules.ModuleRegistry;
import marytts.modules.synthesis.Voice;

import dev.voicebox.speech.audio.LinearPcm;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.tts.Sentence;
import dev.voicebox.speech.tts.VoiceStyle;

/**
 * One sentence as Mary said it. For one thread at a time.
 *
 * @param plan Mary's markup down to phones
 * @param phoneEndsMs when each phone of the plan ends in the sound: measured, since Mary rounds what it planned to frames
 */
record MarySpeech(Pcm sound, Element plan, long[] phoneEndsMs) {
    static final String VOICE = "cmu-slt-hsmm";

    /** How Mary's engine names a pause among its phones. */
    private static final String PAUSE = "_";

    /**
     * Mary's voice is trained on sentences with a final mark only: without one it drags every phone. With one it is quicker
     * than its ear, Sphinx, can follow.
     */
    private static final Pattern FINAL_MARK = Pattern.compile("[.!?,;:][^\\p{L}\\p{N}]*$");

    private static final double PACE = 0.8;

    /** Iterations by which Mary widens the variance of the spectrum: what its voice is set to, and none. */
    private static final int WIDENED = 100;

    private static final int PLAIN = 0;

    /** The plain spectrum is about half as loud: with this, peaks of 50 short sentences stay below 0.7 of full scale. */
    private static final String LOUDER = "+Volume(amount:1.6;)";

    /** In two steps that together are what Mary does in one: only so can be seen what it was that was said. */
    static MarySpeech say(Sentence sentence, VoiceStyle style, double speed)
            throws MaryConfigurationException, SynthesisException, IOException {
        LocalMaryInterface planner = new LocalMaryInterface();
        planner.setVoice(VOICE);
        planner.setInputType("RAWMARYXML");
        planner.setOutputType("ACOUSTPARAMS");
        Document plan = planner.generateXML(document(sentence.text(), style, speed * PACE));
        MarySpeech speech =
                new MarySpeech(sound(plan, style.maryEffects(), WIDENED), plan.getDocumentElement(), phoneEnds());
        if (SpeechCheck.isSpeech(speech.sound(), sentence.text(), speed)) {
            return speech;
        }
        // Mary's widening runs away in short sentences: "I know." becomes a click at full scale and then nothing
        Pcm plain = sound(plan, style.maryEffects() + LOUDER, PLAIN);
        if (!SpeechCheck.isSpeech(plain, sentence.text(), speed)) {
            throw new IOException("MaryTTS gave a noise in place of speech");
        }
        return new MarySpeech(plain, plan.getDocumentElement(), phoneEnds());
    }

    /** The setting is one for all, so nobody else may speak meanwhile. */
    private static Pcm sound(Document plan, String effects, int widening)
            throws MaryConfigurationException, SynthesisException, IOException {
        LocalMaryInterface speaker = new LocalMaryInterface();
        speaker.setVoice(VOICE);
        speaker.setAudioEffects(effects);
        speaker.setInputType("ACOUSTPARAMS");
        ((HMMVoice) Voice.getVoice(VOICE)).getHMMData().setMaxMgcGvIter(widening);
        try (AudioInputStream sound = speaker.generateAudio(plan)) {
            AudioFormat format = sound.getFormat();
            if (format.getSampleSizeInBits() != 16 || format.getChannels() != 1 || format.isBigEndian()) {
                throw new IOException("MaryTTS gave another format than 16-bit mono: " + format);
            }
            return new Pcm(LinearPcm.samples(bytes(sound)), (int) format.getSampleRate());
        }
    }

    /** The engine of Mary's voices keeps those of the sentence it spoke last: lines of a time in s, a number and a phone. */
    private static long[] phoneEnds() {
        HTSEngine engine = (HTSEngine) ModuleRegistry.getModule(HTSEngine.class);
        return engine.getRealisedDurations()
                .lines()
                .map(line -> line.split(" "))
                .filter(cells -> cells.length == 3 && !cells[2].equals(PAUSE))
                .mapToLong(cells -> Math.round(1_000 * Double.parseDouble(cells[0])))
                .toArray();
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
        prosody.appendChild(document.createTextNode(FINAL_MARK.matcher(sentence).find() ? sentence : sentence + " ."));
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
}
