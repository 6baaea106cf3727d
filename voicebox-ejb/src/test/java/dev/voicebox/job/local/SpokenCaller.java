package dev.voicebox.job.local;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import dev.voicebox.event.AudioFormat;
import dev.voicebox.speech.Cancellation;
import dev.voicebox.speech.SpeechFailure;
import dev.voicebox.speech.audio.LinearPcm;
import dev.voicebox.speech.audio.Pcm;
import dev.voicebox.speech.audio.Resampler;
import dev.voicebox.speech.audio.Sounds;
import dev.voicebox.speech.tts.RecordingSink;
import dev.voicebox.speech.tts.SpeakRequest;
import dev.voicebox.speech.tts.SpokenWord;
import dev.voicebox.speech.tts.mary.MaryTextToSpeech;

/** What a caller says into a quiet room, with MaryTTS's voice: 24 kHz PCM as it is appended. */
final class SpokenCaller {
    private static final int RATE = AudioFormat.PCM.sampleRate();

    /** Speaking takes longer than anything else here, and the same is said often. */
    private static final Map<String, RecordingSink> SAID = new HashMap<>();

    private final MaryTextToSpeech voice;
    private final String name;
    private final ByteArrayOutputStream audio = new ByteArrayOutputStream();
    private int stretches;

    SpokenCaller(MaryTextToSpeech voice, String name) {
        this.voice = voice;
        this.name = name;
        isSilent(500);
    }

    SpokenCaller says(String text) {
        return says(text, 0, text.length());
    }

    /** Only a part of the sentence, cut out of the whole: so sounds whoever has not finished. */
    SpokenCaller says(String text, int from, int to) {
        RecordingSink sink = SAID.computeIfAbsent(name + ": " + text, unused -> spoken(text));
        Pcm sound = sink.sound();
        long startMs = endOf(sink.words(), from, 0);
        long endMs = to == text.length() ? sound.durationMs() : endOf(sink.words(), to, sound.durationMs());
        return sounds(
                new Pcm(Arrays.copyOfRange(sound.samples(), at(sound, startMs), at(sound, endMs)), sound.sampleRate()));
    }

    SpokenCaller sounds(Pcm sound) {
        short[] samples = Resampler.convert(sound, RATE).samples();
        audio.writeBytes(LinearPcm.bytes(Sounds.sum(samples, room(samples.length))));
        return this;
    }

    SpokenCaller isSilent(int ms) {
        audio.writeBytes(LinearPcm.bytes(room(RATE * ms / 1000)));
        return this;
    }

    long lengthMs() {
        return AudioFormat.PCM.millis(audio.size());
    }

    byte[] audio() {
        return audio.toByteArray();
    }

    private RecordingSink spoken(String text) {
        RecordingSink sink = new RecordingSink();
        try {
            voice.speak(new SpeakRequest(text, name, "en", 1), Cancellation.NONE, sink);
        } catch (SpeechFailure broken) {
            throw new AssertionError(broken);
        }
        return sink;
    }

    /** A room at -78 dB of full scale. */
    private short[] room(int samples) {
        return Sounds.noise(++stretches, samples, 4);
    }

    /** When the last word before this place in the text has been said. */
    private static long endOf(List<SpokenWord> words, int place, long otherwise) {
        return words.stream()
                .filter(word -> word.to() <= place)
                .mapToLong(SpokenWord::endMs)
                .max()
                .orElse(otherwise);
    }

    private static int at(Pcm sound, long ms) {
        return (int) Math.min(sound.samples().length, ms * sound.sampleRate() / 1000);
    }
}
